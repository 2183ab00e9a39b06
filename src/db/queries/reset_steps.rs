//! Gives failed steps all their attempts again. See `reset_steps.sql`.

use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("reset_steps.sql");

/// A step that was asked for and that the task has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResetRow {
    pub step_id: i64,
    pub state_before: State,
    pub is_reset: bool,
}

/// Resets the steps of a task whose locks, and whose steps' locks, this transaction holds.
pub async fn reset_steps(
    session: &Session,
    task_id: i64,
    step_ids: &[i64],
    metadata: &Value,
) -> Result<Vec<ResetRow>, Error> {
    let rows = session.query(SQL, &[&task_id, &step_ids, metadata]).await?;
    rows.iter()
        .map(|row| {
            Ok(ResetRow {
                step_id: row.try_get("workflow_step_id")?,
                state_before: row.try_get("state")?,
                is_reset: row.try_get("is_changed")?,
            })
        })
        .collect()
}
