//! Stores one version of a workflow.

use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("insert_template.sql");

/// One version of a workflow as it is stored.
pub struct NewTemplate<'a> {
    pub namespace: &'a str,
    pub name: &'a str,
    pub version: &'a str,
    pub description: Option<&'a str>,
    pub definition: &'a Value,
    /// SHA-256 of the canonical definition, in hex.
    pub definition_hash: &'a str,
}

/// Inserts the template and returns its id, or `None` when the version is there already.
pub async fn insert_template(session: &Session, new: &NewTemplate<'_>) -> Result<Option<i64>, Error> {
    let row = session
        .query_opt(
            SQL,
            &[
                &new.namespace,
                &new.name,
                &new.version,
                &new.description,
                &new.definition,
                &new.definition_hash,
            ],
        )
        .await?;
    row.map(|row| row.try_get("named_task_id")).transpose()
}
