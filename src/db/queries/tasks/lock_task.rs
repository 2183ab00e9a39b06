//! Locks a task and reads its state.

use tokio_postgres::Error;

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("lock_task.sql");

/// Locks the task until the transaction ends; `None` when there is no such task.
pub async fn lock_task(session: &Session, task_id: i64) -> Result<Option<State>, Error> {
    session.query_opt(SQL, &[&task_id]).await?.map(|row| row.try_get("state")).transpose()
}
