use jiff::Timestamp;
use serde::Serialize;

query! {
    /// One version of a workflow.
    #[derive(Clone, Debug, Serialize)]
    pub struct WorkflowVersion {
        pub named_task_id: i64,
        pub namespace: String,
        pub name: String,
        pub version: String,
        pub description: Option<String>,
        /// SHA-256 of the canonical definition, in hex; null when another program wrote the row.
        pub definition_hash: Option<String>,
        pub steps: i64,
        pub applied_at: Timestamp = "created_at",
        /// When the newest task of this version was submitted.
        pub last_task_at: Option<Timestamp>,
    }

    /// Lists by namespace and name, the highest version of each first.
    pub fn list_templates(namespace: Option<&str>) -> Vec<WorkflowVersion>
}
