query! {
    /// A table or an index of a scratch database, with its columns side by side.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RelationNameRow {
        pub id: u32,
        pub schema: String = "schema_name",
        pub name: String,
        /// Of an index.
        pub table_id: Option<u32>,
        pub method: Option<String>,
        /// Of a partial index.
        pub predicate: Option<String>,
        pub numbers: Vec<i16>,
        pub columns: Vec<String>,
        pub types: Vec<String>,
    }

    /// The tables and indexes of users.
    pub fn relation_names() -> Vec<RelationNameRow>
}
