use jiff::Timestamp;

/// One version of a workflow.
#[derive(Debug)]
pub struct TemplateListRow {
    pub named_task_id: i64,
    pub namespace: String,
    pub name: String,
    pub version: String,
    pub description: Option<String>,
    /// Null in a row that another program wrote.
    pub definition_hash: Option<String>,
    pub steps: i64,
    pub created_at: Timestamp,
    /// When the newest task of this version was submitted.
    pub last_task_at: Option<Timestamp>,
}

from_row! {
    TemplateListRow {
        named_task_id, namespace, name, version, description, definition_hash, steps, created_at,
        last_task_at,
    }
}

query! {
    /// Lists by namespace and name, the highest version of each first.
    pub fn list_templates(namespace: Option<&str>) -> Vec<TemplateListRow>
}
