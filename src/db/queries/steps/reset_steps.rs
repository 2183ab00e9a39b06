use serde_json::Value;

use crate::model::surgery::Touched;

from_row! { Touched { step_id = "workflow_step_id", state_before = "state", is_changed } }

query! {
    /// Resets the steps of a task to all their attempts, or to one more than they have had. This transaction
    /// holds its lock and those of its steps.
    pub fn reset_steps(task_id: i64, step_ids: &[i64], metadata: &Value, all_attempts: bool) -> Vec<Touched>
}
