use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::types::Json;

query! {
    /// One applied template.
    #[derive(Debug)]
    pub struct TemplateRow {
        pub named_task_id: i64,
        pub namespace: String,
        pub name: String,
        pub version: String,
        /// Null in a row that another program wrote.
        pub definition: Option<Value>,
        pub definition_hash: Option<String>,
        pub created_at: Timestamp,
        /// Name of each step to its id.
        pub named_step_ids: HashMap<String, i64> = |row| row.try_get::<_, Option<Json<_>>>("named_step_ids")?.map(|Json(ids)| ids).unwrap_or_default(),
    }

    /// Finds one version, or the highest when `version` is absent.
    pub fn find_template(namespace: &str, name: &str, version: Option<&str>) -> Option<TemplateRow>
}
