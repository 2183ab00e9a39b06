//! Finds an applied template by its name.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("find_template.sql");

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
    pub named_step_ids: HashMap<String, i64>,
}

impl TryFrom<Row> for TemplateRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let ids: Option<tokio_postgres::types::Json<HashMap<String, i64>>> = row.try_get("named_step_ids")?;
        Ok(TemplateRow {
            named_task_id: row.try_get("named_task_id")?,
            namespace: row.try_get("namespace")?,
            name: row.try_get("name")?,
            version: row.try_get("version")?,
            definition: row.try_get("definition")?,
            definition_hash: row.try_get("definition_hash")?,
            created_at: row.try_get("created_at")?,
            named_step_ids: ids.map(|ids| ids.0).unwrap_or_default(),
        })
    }
}

/// Finds one version, or the highest when `version` is absent.
pub async fn find_template(
    session: &Session,
    namespace: &str,
    name: &str,
    version: Option<&str>,
) -> Result<Option<TemplateRow>, Error> {
    session.query_opt(SQL, &[&namespace, &name, &version]).await?.map(TemplateRow::try_from).transpose()
}
