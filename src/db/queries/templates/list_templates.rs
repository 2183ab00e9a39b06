//! Lists every version of every workflow.

use jiff::Timestamp;
use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("list_templates.sql");

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

impl TryFrom<Row> for TemplateListRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        Ok(TemplateListRow {
            named_task_id: row.try_get("named_task_id")?,
            namespace: row.try_get("namespace")?,
            name: row.try_get("name")?,
            version: row.try_get("version")?,
            description: row.try_get("description")?,
            definition_hash: row.try_get("definition_hash")?,
            steps: row.try_get("steps")?,
            created_at: row.try_get("created_at")?,
            last_task_at: row.try_get("last_task_at")?,
        })
    }
}

/// Lists by namespace and name, the highest version of each first.
pub async fn list_templates(
    session: &Session,
    namespace: Option<&str>,
) -> Result<Vec<TemplateListRow>, Error> {
    session.query(SQL, &[&namespace]).await?.into_iter().map(TemplateListRow::try_from).collect()
}
