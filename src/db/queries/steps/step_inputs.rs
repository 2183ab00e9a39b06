use serde_json::{Map, Value};
use tokio_postgres::types::Json;

/// What the handler of one step is given.
#[derive(Debug)]
pub struct Input {
    pub step_id: i64,
    /// The task's identity.
    pub identity: String,
    pub context: Value,
    /// The parents' results by step name.
    pub parents: Map<String, Value>,
}

from_row! {
    |row| Input {
        step_id = "workflow_step_id", identity = "identity_hash",
        context: row.try_get::<_, Option<Value>>("context")?.unwrap_or(Value::Null),
        parents: row.try_get::<_, Option<Json<_>>>("parents")?.map(|Json(parents)| parents).unwrap_or_default(),
    }
}

query! {
    /// Reads what the handlers of these steps are given.
    pub fn step_inputs(step_ids: &[i64]) -> Vec<Input>
}
