use serde_json::Value;

query! {
    /// Writes the derived objects, each with its `workflow_step_id`, and returns the number of steps written.
    /// This transaction holds their locks.
    pub fn repair_steps(derived: &Value) -> i64
}
