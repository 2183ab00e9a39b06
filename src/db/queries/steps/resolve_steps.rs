use serde_json::Value;

use crate::model::jsonb::Json;
use crate::model::surgery::Touched;

query! {
    /// Resolves the steps of a task whose locks, and whose steps' locks, this transaction holds.
    pub fn resolve_steps(
        task_id: i64,
        step_ids: &[i64],
        metadata: &Value,
        result: Option<&Json>,
    ) -> Vec<Touched>
}
