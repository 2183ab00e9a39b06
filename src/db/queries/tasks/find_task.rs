//! Finds a task by its id or its identity.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("find_task.sql");

/// Finds the id of the task that `name` means, an id before an identity.
pub async fn find_task(session: &Session, name: &str) -> Result<Option<i64>, Error> {
    let id = name.parse::<i64>().ok();
    session.query_opt(SQL, &[&id, &name]).await?.map(|row| row.try_get("task_id")).transpose()
}
