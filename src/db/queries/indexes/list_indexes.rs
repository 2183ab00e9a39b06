query! {
    /// An index as the catalog has it.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct IndexRow {
        pub name: String,
        pub table: String = "table_name",
        pub is_unique: bool,
        /// Whether it belongs to a primary key or a unique constraint.
        pub is_constraint: bool,
        /// Whether queries can use it and writes keep it up to date.
        pub is_valid: bool,
        /// `btree`, `gin`, …
        pub method: String,
        pub key_columns: Vec<String>,
        pub included_columns: Vec<String>,
        pub predicate: Option<String>,
        /// As PostgreSQL prints it, but for its name and schema: `tasker_tasks USING btree (task_id)`.
        pub definition: String,
        pub size_bytes: i64,
        /// Since the statistics were reset.
        pub scans: i64,
        /// The server's process that builds it just now.
        pub builder_pid: Option<i32>,
        /// Transactions begun since it was made.
        pub age_transactions: i64,
    }

    /// Lists the indexes of the program's tables.
    pub fn list_indexes(schema: &str, names: &[&str]) -> Vec<IndexRow>
}
