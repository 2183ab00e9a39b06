query! {
    /// A table or an index of a scratch database, and its file.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ScratchFileRow {
        pub schema: String = "schema_name",
        pub name: String,
        /// The table itself, or that of the index.
        pub table: String = "table_name",
        pub is_index: bool,
        pub has_file: bool,
        pub method: Option<String>,
        /// Below the data folder.
        pub file: Option<String>,
        /// Of a BRIN index.
        pub pages_per_range: i32,
        pub is_partial: bool,
        /// Of an index: bytes of its columns, on average.
        pub key_bytes: f64,
    }

    /// The tables and indexes of users, with their files.
    pub fn scratch_files() -> Vec<ScratchFileRow>
}
