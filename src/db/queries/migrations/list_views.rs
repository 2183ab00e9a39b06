//! Lists the installed views. See `list_views.sql`.

use jiff::Timestamp;
use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("list_views.sql");

/// A view in the ledger, compared with the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewRow {
    pub name: String,
    pub version: i32,
    pub installed_at: Timestamp,
    /// Whether the database still has a view of this name.
    pub is_there: bool,
    /// Whether it has the definition it was installed with.
    pub is_unchanged: bool,
}

impl TryFrom<&Row> for ViewRow {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(ViewRow {
            name: row.try_get("name")?,
            version: row.try_get("version")?,
            installed_at: row.try_get("installed_at")?,
            is_there: row.try_get("is_there")?,
            is_unchanged: row.try_get("is_unchanged")?,
        })
    }
}

pub async fn list_views(session: &Session) -> Result<Vec<ViewRow>, Error> {
    session.query(SQL, &[]).await?.iter().map(ViewRow::try_from).collect()
}
