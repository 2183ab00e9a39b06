//! Tells what the server has counted. See `table_statistics.sql`.

use jiff::Timestamp;
use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("table_statistics.sql");

/// What the statistics of a database are worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableStatistics {
    /// Scans are counted since then; `None`: since the database was made.
    pub counted_since: Option<Timestamp>,
    /// Tables that were never analyzed: plans of them are guesses.
    pub unanalyzed: Vec<String>,
}

pub async fn table_statistics(session: &Session, schema: &str) -> Result<TableStatistics, Error> {
    let row = session.query_one(SQL, &[&schema]).await?;
    Ok(TableStatistics {
        counted_since: row.try_get("counted_since")?,
        unanalyzed: row.try_get("unanalyzed")?,
    })
}
