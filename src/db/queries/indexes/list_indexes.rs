//! Lists the indexes of the program's tables. See `list_indexes.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("list_indexes.sql");

/// An index as the catalog has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexRow {
    pub name: String,
    pub table: String,
    pub is_unique: bool,
    /// Whether a primary key or a unique constraint stands on it.
    pub is_constraint: bool,
    /// Whether queries may use it and writes keep it up to date.
    pub is_valid: bool,
    /// `btree`, `gin`, …
    pub method: String,
    pub key_columns: Vec<String>,
    pub included_columns: Vec<String>,
    pub predicate: Option<String>,
    /// As PostgreSQL prints it, but for its name and schema: `tasker_tasks USING btree (task_id)`.
    pub definition: String,
    pub size_bytes: i64,
    /// Since the statistics were reset.
    pub scans: i64,
    /// The server's process that builds it just now.
    pub builder_pid: Option<i32>,
}

impl TryFrom<&Row> for IndexRow {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(IndexRow {
            name: row.try_get("name")?,
            table: row.try_get("table_name")?,
            is_unique: row.try_get("is_unique")?,
            is_constraint: row.try_get("is_constraint")?,
            is_valid: row.try_get("is_valid")?,
            method: row.try_get("method")?,
            key_columns: row.try_get("key_columns")?,
            included_columns: row.try_get("included_columns")?,
            predicate: row.try_get("predicate")?,
            definition: row.try_get("definition")?,
            size_bytes: row.try_get("size_bytes")?,
            scans: row.try_get("scans")?,
            builder_pid: row.try_get("builder_pid")?,
        })
    }
}

pub async fn list_indexes(session: &Session, schema: &str, names: &[&str]) -> Result<Vec<IndexRow>, Error> {
    session.query(SQL, &[&schema, &names]).await?.iter().map(IndexRow::try_from).collect()
}
