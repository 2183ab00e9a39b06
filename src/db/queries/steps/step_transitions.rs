use jiff::Timestamp;
use serde_json::Value;

use crate::model::state::State;
use crate::model::step::Transition;

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

from_row! {
    TransitionRow {
        step_id = "workflow_step_id", from = "from_state", to = "to_state", metadata, at = "created_at",
        sort_key,
    }
}

impl From<TransitionRow> for Transition {
    fn from(row: TransitionRow) -> Self {
        Transition { from: row.from, to: row.to, at: row.at, metadata: row.metadata }
    }
}

query! {
    /// Reads the transitions of each step of `step_ids` that come after the one
    /// with the sort key at the same position of `after`; `with_stderr` includes the
    /// standard error kept of failures.
    pub fn step_transitions(step_ids: &[i64], after: &[i32], with_stderr: bool) -> Vec<TransitionRow>
}
