use serde_json::Value;

query! {
    /// Counts what the engine's rows mean otherwise than tasker's.
    pub fn survey_rows() -> RowCounts
}

row! {
    /// Numbers by name.
    #[derive(Debug)]
    pub struct RowCounts { pub counts: Value, }
}
