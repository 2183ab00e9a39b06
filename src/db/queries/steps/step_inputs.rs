use crate::model::jsonb::Json;

/// The input of a step's handler.
#[derive(Debug)]
pub struct Input {
    pub step_id: i64,
    /// The task's identity.
    pub identity: String,
    pub context: Json,
    /// An object of the parents' results by step name.
    pub parents: Json,
}

from_row! {
    |row| Input {
        step_id = "workflow_step_id", identity = "identity_hash",
        context: row.try_get::<_, Option<Json>>("context")?.unwrap_or_default(), parents,
    }
}

query! {
    /// Reads the inputs of these steps' handlers.
    pub fn step_inputs(step_ids: &[i64]) -> Vec<Input>
}
