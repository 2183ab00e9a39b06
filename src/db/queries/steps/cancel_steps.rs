use serde_json::Value;

use crate::model::surgery::Touched;

query! {
    /// Cancels the steps of a task; this transaction holds its lock and those of its steps.
    pub fn cancel_steps(task_id: i64, step_ids: &[i64], metadata: &Value) -> Vec<Touched>
}
