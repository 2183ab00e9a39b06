use serde::Serialize;
use tokio_postgres::{Error, Row};

fn count(row: &Row, column: &str) -> Result<u64, Error> {
    Ok(row.try_get::<_, Option<i64>>(column)?.unwrap_or_default().unsigned_abs())
}

query! {
    /// A build under way.
    #[derive(Clone, Debug, Default, PartialEq, Serialize)]
    pub struct BuildProgress {
        /// PostgreSQL's name for the phase; `None` before the start and while it drops an index.
        pub phase: Option<String>,
        /// Blocks, entries or transactions, whichever the phase goes through.
        pub done: u64 = |row| count(row, "done")?,
        pub total: u64 = |row| count(row, "total")?,
        /// Of the table or the index, in the phases that go through blocks.
        pub blocks_done: u64 = |row| count(row, "blocks_done")?,
        pub blocks_total: u64 = |row| count(row, "blocks_total")?,
        /// Entries, in the phases that go through them.
        pub tuples_done: u64 = |row| count(row, "tuples_done")?,
        pub tuples_total: u64 = |row| count(row, "tuples_total")?,
    }

    /// `None` if the process has ended.
    pub fn build_progress(pid: i32) -> Option<BuildProgress>
}
