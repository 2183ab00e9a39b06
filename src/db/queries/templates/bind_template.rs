use serde_json::Value;

/// The steps and edges of a bound version, a column each.
#[derive(Clone, Debug, Default)]
pub struct BoundColumns {
    pub ids: Vec<i64>,
    pub positions: Vec<i32>,
    pub queues: Vec<String>,
    pub priorities: Vec<i16>,
    pub retryable: Vec<bool>,
    pub retry_limits: Vec<i32>,
    pub handlers: Vec<String>,
    pub parents: Vec<i64>,
    pub children: Vec<i64>,
}

query! {
    /// Gives an adopted version its definition. Returns the number of its steps.
    pub fn bind_template(named_task_id: i64, definition: &Value, definition_hash: &str, columns: &BoundColumns) -> i64 = [
        named_task_id, definition, definition_hash, columns.ids, columns.positions, columns.queues, columns.priorities,
        columns.retryable, columns.retry_limits, columns.handlers, columns.parents, columns.children
    ]
}
