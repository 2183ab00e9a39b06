use crate::model::jsonb::Json;

query! {
    /// The input of a step's handler.
    #[derive(Debug)]
    pub struct Input {
        pub step_id: i64 = "workflow_step_id",
        /// The task's identity.
        pub identity: String = "identity_hash",
        pub context: Json = |row| row.try_get::<_, Option<Json>>("context")?.unwrap_or_default(),
        /// An object of the parents' results by step name.
        pub parents: Json,
    }

    /// Reads the inputs of these steps' handlers.
    pub fn step_inputs(step_ids: &[i64]) -> Vec<Input>
}
