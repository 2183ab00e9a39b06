use serde_json::Value;

query! {
    /// Records that a phase has begun, how far it has come, or that it is done.
    pub fn record_phase(phase: &str, last_task_id: Option<i64>, details: &Value, is_done: bool) -> u64
}
