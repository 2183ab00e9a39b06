use std::collections::BTreeMap;

use serde_json::Value;
use tokio_postgres::types::Json;

query! {
    /// A version of a workflow as a manifest has it.
    #[derive(Clone, Debug)]
    pub struct ArchivedWorkflow {
        pub named_task_id: i64,
        pub namespace: String,
        pub name: String,
        pub version: String,
        pub definition: Option<Value>,
        /// The names of its steps by their ids.
        pub steps: BTreeMap<String, String> = |row| row.try_get::<_, Json<BTreeMap<String, String>>>("steps")?.0,
    }

    /// Reads versions of workflows.
    pub fn archived_workflows(named_task_ids: &[i64]) -> Vec<ArchivedWorkflow>
}
