//! Lists the indexes in the ledger. See `list_installed_indexes.sql`.

use jiff::Timestamp;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("list_installed_indexes.sql");

/// An index that was wanted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstalledIndexRow {
    pub name: String,
    /// Of the statement that builds it.
    pub checksum: String,
    /// As PostgreSQL printed it once it was built.
    pub definition: Option<String>,
    pub built_at: Option<Timestamp>,
}

impl TryFrom<&Row> for InstalledIndexRow {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(InstalledIndexRow {
            name: row.try_get("name")?,
            checksum: row.try_get("checksum")?,
            definition: row.try_get("definition")?,
            built_at: row.try_get("built_at")?,
        })
    }
}

/// Lists them; none when there is no ledger yet.
pub async fn list_installed_indexes(
    session: &Session,
    schema: &str,
) -> Result<Vec<InstalledIndexRow>, Error> {
    match session.query(SQL, &[&schema]).await {
        Ok(rows) => rows.iter().map(InstalledIndexRow::try_from).collect(),
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
