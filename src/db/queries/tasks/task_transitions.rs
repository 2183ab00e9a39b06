use jiff::Timestamp;
use serde_json::Value;

use crate::model::state::State;

/// One transition of a task.
#[derive(Clone, Debug)]
pub struct TaskTransitionRow {
    pub from: State,
    pub to: State,
    pub metadata: Option<Value>,
    pub at: Timestamp,
    pub sort_key: i32,
}

from_row! {
    TaskTransitionRow {
        from = "from_state", to = "to_state", metadata, at = "created_at", sort_key,
    }
}

query! {
    /// Reads the transitions after the one with sort key `after`.
    pub fn task_transitions(task_id: i64, after: i32) -> Vec<TaskTransitionRow>
}
