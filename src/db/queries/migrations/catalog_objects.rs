//! Describes what the versions of the schema make. See `catalog_objects.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("catalog_objects.sql");

/// A thing in the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectRow {
    /// `table`, `column`, `constraint`, `trigger`, `index` or `function`.
    pub kind: String,
    /// The table it belongs to; `None` of a function.
    pub table: Option<String>,
    /// `tasker_tasks.task_id`
    pub name: String,
    pub definition: String,
}

pub async fn catalog_objects(session: &Session, schema: &str) -> Result<Vec<ObjectRow>, Error> {
    let read = |row: &Row| {
        Ok(ObjectRow {
            kind: row.try_get("kind")?,
            table: row.try_get("table_name")?,
            name: row.try_get("name")?,
            definition: row.try_get("definition")?,
        })
    };
    session.query(SQL, &[&schema]).await?.iter().map(read).collect()
}
