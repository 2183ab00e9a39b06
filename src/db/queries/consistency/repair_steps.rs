use serde_json::Value;

query! {
    /// Writes the derived objects, each with its `workflow_step_id`, and returns how many steps were
    /// written. Their locks are held by this transaction.
    pub fn repair_steps(derived: &Value) -> i64
}
