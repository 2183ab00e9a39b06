use serde_json::Value;

query! {
    /// A version of a workflow, new or as it was there.
    #[derive(Debug)]
    pub struct AppliedRow {
        pub named_task_id: i64,
        pub is_new: bool,
        /// Null in a row that another program wrote.
        pub stored_hash: Option<String>,
    }

    /// Stores a version unless it is there.
    pub fn apply_template(definition: &Value, definition_hash: &str, positions: &[i32]) -> AppliedRow
}
