//! Cancels a task.

use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("cancel_task.sql");

/// What a cancellation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancelledRow {
    pub cancelled_steps: i64,
    /// Of these, how many a worker was running.
    pub running_steps: i64,
}

/// Cancels the task, whose locks this transaction holds.
pub async fn cancel_task(session: &Session, task_id: i64, metadata: &Value) -> Result<CancelledRow, Error> {
    let row = session.query_one(SQL, &[&task_id, metadata]).await?;
    Ok(CancelledRow {
        cancelled_steps: row.try_get("cancelled_steps")?,
        running_steps: row.try_get("running_steps")?,
    })
}
