//! Reads the history of a task.

use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("task_transitions.sql");

/// One transition of a task.
#[derive(Clone, Debug)]
pub struct TaskTransitionRow {
    pub from: State,
    pub to: State,
    pub metadata: Option<Value>,
    pub at: Timestamp,
    pub sort_key: i32,
}

impl TryFrom<Row> for TaskTransitionRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(TaskTransitionRow {
            from: row.try_get("from_state")?,
            to: row.try_get("to_state")?,
            metadata: row.try_get("metadata")?,
            at: row.try_get("created_at")?,
            sort_key: row.try_get("sort_key")?,
        })
    }
}

/// Reads the transitions after the one with sort key `after`.
pub async fn task_transitions(
    session: &Session,
    task_id: i64,
    after: i32,
) -> Result<Vec<TaskTransitionRow>, Error> {
    session.query(SQL, &[&task_id, &after]).await?.into_iter().map(TaskTransitionRow::try_from).collect()
}
