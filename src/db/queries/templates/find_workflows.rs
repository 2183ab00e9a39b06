//! Finds workflows by namespace and name.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("find_workflows.sql");

/// Finds the `named_task_id` of every version of the workflows described.
pub async fn find_workflows(
    session: &Session,
    namespace: Option<&str>,
    name: Option<&str>,
) -> Result<Vec<i64>, Error> {
    session.query(SQL, &[&namespace, &name]).await?.iter().map(|row| row.try_get("named_task_id")).collect()
}
