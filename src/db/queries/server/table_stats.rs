query! {
    /// One table's counters at one time.
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

    /// Reads the server's counters for the program's tables.
    pub fn table_stats(schema: &str) -> Vec<TableStats>
}
