//! Reads the history of steps.

use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::state::State;
use crate::model::step::Transition;

pub const SQL: &str = include_str!("step_transitions.sql");

/// One transition of a step.
#[derive(Clone, Debug)]
pub struct TransitionRow {
    pub step_id: i64,
    pub from: State,
    pub to: State,
    pub metadata: Option<Value>,
    pub at: Timestamp,
    pub sort_key: i32,
}

impl TryFrom<Row> for TransitionRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(TransitionRow {
            step_id: row.try_get("workflow_step_id")?,
            from: row.try_get("from_state")?,
            to: row.try_get("to_state")?,
            metadata: row.try_get("metadata")?,
            at: row.try_get("created_at")?,
            sort_key: row.try_get("sort_key")?,
        })
    }
}

impl From<TransitionRow> for Transition {
    fn from(row: TransitionRow) -> Self {
        Transition { from: row.from, to: row.to, at: row.at, metadata: row.metadata }
    }
}

/// Reads the transitions of each step of `step_ids` that come after the one
/// with the sort key at the same place of `after`; `with_stderr` includes the
/// standard error kept of failures.
pub async fn step_transitions(
    session: &Session,
    step_ids: &[i64],
    after: &[i32],
    with_stderr: bool,
) -> Result<Vec<TransitionRow>, Error> {
    session
        .query(SQL, &[&step_ids, &after, &with_stderr])
        .await?
        .into_iter()
        .map(TransitionRow::try_from)
        .collect()
}
