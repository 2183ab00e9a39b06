use serde::Serialize;

query! {
    /// A table's file and size.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct TableFile {
        pub name: String,
        /// Another one once the table was rewritten.
        #[serde(skip)]
        pub file: i64,
        /// The planner's estimate.
        pub rows: i64,
        pub bytes: i64,
        pub index_bytes: i64,
        pub indexes: i64,
    }

    /// Reads the files and sizes of tables.
    pub fn table_files(schema: &str, tables: &[&str]) -> Vec<TableFile>
}
