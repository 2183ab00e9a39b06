//! Reads what the server counts for the program's tables. See `table_stats.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("table_stats.sql");

/// One table's counters at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableStats {
    pub name: String,
    pub live_rows: i64,
    pub dead_rows: i64,
    /// Since it was last analyzed.
    pub changed_rows: i64,
    /// The planner knows nothing of it.
    pub is_unknown: bool,
    /// Autovacuum was not switched off for it.
    pub is_vacuumed: bool,
    /// The dead rows from which autovacuum takes it.
    pub vacuum_from: f64,
    /// The changed rows from which autovacuum analyzes it.
    pub analyze_from: f64,
    /// Since the last vacuum; `None`: never.
    pub vacuumed_seconds: Option<f64>,
    /// Since it was last analyzed; `None`: never.
    pub analyzed_seconds: Option<f64>,
    /// In shared buffers, of the table and its indexes.
    pub pages_found: i64,
    /// From the system.
    pub pages_read: i64,
}

impl TryFrom<&Row> for TableStats {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(TableStats {
            name: row.try_get("name")?,
            live_rows: row.try_get("live_rows")?,
            dead_rows: row.try_get("dead_rows")?,
            changed_rows: row.try_get("changed_rows")?,
            is_unknown: row.try_get("is_unknown")?,
            is_vacuumed: row.try_get("is_vacuumed")?,
            vacuum_from: row.try_get("vacuum_from")?,
            analyze_from: row.try_get("analyze_from")?,
            vacuumed_seconds: row.try_get("vacuumed_seconds")?,
            analyzed_seconds: row.try_get("analyzed_seconds")?,
            pages_found: row.try_get("pages_found")?,
            pages_read: row.try_get("pages_read")?,
        })
    }
}

pub async fn table_stats(session: &Session, schema: &str) -> Result<Vec<TableStats>, Error> {
    session.query(SQL, &[&schema]).await?.iter().map(TableStats::try_from).collect()
}
