//! Finds the ids of named steps.

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
    let rows = session.query(SQL, &[&dependent_system_id, &names]).await?;
    rows.into_iter().map(|row| Ok((row.try_get("name")?, row.try_get("named_step_id")?))).collect()
}
