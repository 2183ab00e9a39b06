//! Tells how large the program's tables are. See `relation_sizes.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("relation_sizes.sql");

/// A table or view that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationSize {
    pub name: String,
    /// The planner's estimate; `None` of a view, and of a table that was never analyzed.
    pub rows: Option<i64>,
    /// Without indexes; `None` of a view.
    pub bytes: Option<i64>,
}

pub async fn relation_sizes(session: &Session, schema: &str) -> Result<Vec<RelationSize>, Error> {
    let read = |row: &Row| {
        Ok(RelationSize {
            name: row.try_get("name")?,
            rows: row.try_get("rows")?,
            bytes: row.try_get("bytes")?,
        })
    };
    session.query(SQL, &[&schema]).await?.iter().map(read).collect()
}
