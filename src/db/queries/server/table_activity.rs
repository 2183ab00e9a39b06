query! {
    /// What a transaction has read of a table.
    #[derive(Clone, Debug, PartialEq)]
    pub struct TableActivityRow {
        pub schema: String = "schema_name",
        pub name: String,
        /// From end to end.
        pub scans: i64,
        /// Rows of these scans.
        pub scanned_rows: i64,
        /// By an index.
        pub searches: i64,
    }

    /// What the open transaction has read of each table.
    pub fn table_activity() -> Vec<TableActivityRow>
}
