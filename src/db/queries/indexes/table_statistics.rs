use jiff::Timestamp;

/// What the statistics of a database are worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableStatistics {
    /// Scans are counted since then; `None`: since the database was made.
    pub counted_since: Option<Timestamp>,
    /// Tables that were never analyzed: plans of them are guesses.
    pub unanalyzed: Vec<String>,
}

from_row! { TableStatistics { counted_since, unanalyzed } }

query! {
    /// Tells what the server has counted.
    pub fn table_statistics(schema: &str) -> TableStatistics
}
