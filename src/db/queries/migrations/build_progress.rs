use serde::Serialize;
use tokio_postgres::{Error, Row};

use crate::model::blocker::Blocker;

/// A build under way.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BuildProgress {
    /// PostgreSQL's name for the phase; `None` before the start and while it drops an index.
    pub phase: Option<String>,
    /// Blocks, entries or transactions, whichever the phase goes through.
    pub done: u64,
    pub total: u64,
    /// Of the table or the index, in the phases that go through blocks.
    pub blocks_done: u64,
    pub blocks_total: u64,
    /// Entries, in the phases that go through them.
    pub tuples_done: u64,
    pub tuples_total: u64,
    /// The session that it waits for now.
    pub blocker: Option<Blocker>,
}

/// Columns in which a query names a process; `None` where it names none.
pub(super) fn blocker(row: &Row) -> Result<Option<Blocker>, Error> {
    let Some(pid) = row.try_get("pid")? else { return Ok(None) };
    Ok(Some(Blocker {
        pid,
        user: row.try_get("usename")?,
        application: row.try_get::<_, Option<_>>("application_name")?.unwrap_or_default(),
        state: row.try_get("state")?,
        transaction_seconds: row.try_get("transaction_seconds")?,
        query_seconds: row.try_get("query_seconds")?,
        query: row.try_get("query")?,
    }))
}

fn count(row: &Row, column: &str) -> Result<u64, Error> {
    Ok(row.try_get::<_, Option<i64>>(column)?.unwrap_or_default().unsigned_abs())
}

from_row! {
    |row| BuildProgress {
        phase, done: count(row, "done")?, total: count(row, "total")?, blocks_done: count(row, "blocks_done")?,
        blocks_total: count(row, "blocks_total")?, tuples_done: count(row, "tuples_done")?,
        tuples_total: count(row, "tuples_total")?, blocker: blocker(row)?,
    }
}

query! {
    /// `None` if the process has ended.
    pub fn build_progress(pid: i32) -> Option<BuildProgress>
}
