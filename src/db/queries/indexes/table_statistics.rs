use jiff::Timestamp;

query! {
    /// The state of a database's statistics.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TableStatistics {
        /// Scans are counted since then; `None`: since the database was created.
        pub counted_since: Option<Timestamp>,
        /// Tables that were never analyzed: plans of them are guesses.
        pub unanalyzed: Vec<String>,
    }

    /// Reads the server's counters.
    pub fn table_statistics(schema: &str) -> TableStatistics
}
