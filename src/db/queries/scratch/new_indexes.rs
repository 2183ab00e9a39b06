query! {
    /// An index and its table.
    #[derive(Clone, Debug, PartialEq)]
    pub struct NewIndexRow {
        pub schema: String = "schema_name",
        pub name: String,
        pub table_schema: String,
        pub table_name: String,
        pub is_partial: bool,
    }

    /// The indexes that the open transaction has created.
    pub fn new_indexes() -> Vec<NewIndexRow>
}
