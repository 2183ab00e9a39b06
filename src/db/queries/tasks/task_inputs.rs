query! {
    /// What the steps of a task share.
    #[derive(Debug)]
    pub struct TaskInput {
        pub task_id: i64,
        /// The task's identity.
        pub identity: String = "identity_hash",
        /// As text; `None` where it is to be read by itself.
        pub context: Option<String>,
    }

    /// Reads the identities of these tasks, and those of their contexts that are small: of at most `jsonb_bytes`
    /// each, and printed in `bytes` together.
    pub fn task_inputs(task_ids: &[i64], jsonb_bytes: i32, bytes: i64) -> Vec<TaskInput>
}
