//! Makes sure named steps exist.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("insert_named_steps.sql");

/// Inserts the names that are new; `names` holds each once, beside its description.
pub async fn insert_named_steps(
    session: &Session,
    dependent_system_id: i64,
    names: &[&str],
    descriptions: &[Option<&str>],
) -> Result<u64, Error> {
    session.execute(SQL, &[&dependent_system_id, &names, &descriptions]).await
}
