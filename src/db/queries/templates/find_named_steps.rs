use std::collections::HashMap;

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("find_named_steps.sql");

/// Maps each name that exists to its id.
pub async fn find_named_steps(
    session: &Session,
    dependent_system_id: i64,
    names: &[&str],
) -> Result<HashMap<String, i64>, Error> {
    Ok(session.rows(SQL, &[&dependent_system_id, &names]).await?.into_iter().collect())
}
