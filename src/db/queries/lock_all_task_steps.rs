//! Locks every step of a task.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("lock_all_task_steps.sql");

/// Locks them until the transaction ends; returns how many there are.
pub async fn lock_all_task_steps(session: &Session, task_id: i64) -> Result<usize, Error> {
    Ok(session.query(SQL, &[&task_id]).await?.len())
}
