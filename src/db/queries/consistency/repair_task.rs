use serde_json::Value;

use crate::model::state::State;

/// The derived columns of a task's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct DerivedTask {
    pub remaining_steps: i32,
    pub active_steps: i32,
    pub complete: bool,
    pub state: State,
}

query! {
    /// Writes it, with a transition for each of `moves`; this transaction holds the task's lock. Returns the
    /// number of transitions recorded.
    pub fn repair_task(task_id: i64, derived: &DerivedTask, moves: &[State], metadata: &Value) -> i64 = [
        task_id, derived.remaining_steps, derived.active_steps, derived.complete,
        moves.iter().map(|state| state.as_str()).collect::<Vec<_>>(), metadata,
    ]
}
