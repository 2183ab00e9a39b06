//! Gives failed steps attempts again. See `reset_steps.sql`.

use serde_json::Value;
use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::surgery::Touched;

pub const SQL: &str = include_str!("reset_steps.sql");

impl TryFrom<Row> for Touched {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(Touched {
            step_id: row.try_get("workflow_step_id")?,
            state_before: row.try_get("state")?,
            is_changed: row.try_get("is_changed")?,
        })
    }
}

/// Resets the steps of a task whose locks, and whose steps' locks, this transaction holds: to all their
/// attempts, or to one more than they have had.
pub async fn reset_steps(
    session: &Session,
    task_id: i64,
    step_ids: &[i64],
    metadata: &Value,
    all_attempts: bool,
) -> Result<Vec<Touched>, Error> {
    let rows = session.query(SQL, &[&task_id, &step_ids, metadata, &all_attempts]).await?;
    rows.into_iter().map(Touched::try_from).collect()
}
