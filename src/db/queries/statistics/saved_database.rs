query! {
    /// A database, as far as plans depend on it, and what of its statistics the role may read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SavedDatabaseRow {
        pub name: String,
        pub server_version: String,
        pub major: i32,
        pub block_bytes: i32,
        pub encoding: String,
        pub collate: String = "collate_locale",
        pub ctype: String = "ctype_locale",
        /// `c`, `i` or `b`.
        pub provider: String,
        pub locale: Option<String>,
        pub icu_locale: Option<String>,
        pub may_read_columns: bool,
        pub may_read_extended: bool,
    }

    /// Reads what plans depend on beside the tables.
    pub fn saved_database() -> SavedDatabaseRow
}
