use serde_json::Value;

use crate::model::jsonb::Json;
use crate::model::surgery::Touched;

query! {
    /// Resolves the steps of a task; this transaction holds its lock and those of its steps.
    pub fn resolve_steps(
        task_id: i64,
        step_ids: &[i64],
        metadata: &Value,
        result: Option<&Json>,
    ) -> Vec<Touched>
}
