query! {
    /// A table or an index of users, and its size.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SavedRelationRow {
        pub schema: String = "schema_name",
        pub name: String,
        /// `r`, `p`, `m` and `f` are tables, `i` and `I` indexes.
        pub kind: String,
        /// The table itself, or that of the index.
        pub table_schema: String,
        pub table_name: String,
        /// Of its file.
        pub pages: i64,
        /// When it was last vacuumed or analyzed.
        pub planned_pages: i32,
        /// Negative until it was first counted.
        pub rows: f32,
        pub visible_pages: i32,
        pub method: Option<String>,
        pub is_partial: bool,
        pub predicate: Option<String>,
        /// What an index is of, as the server prints it.
        pub keys: Vec<String>,
        /// The column that comes first in an index; null for an expression.
        pub first_column: Option<String>,
        /// Of a GIN index.
        pub has_pending_list: bool,
        /// Row level security hides rows of the table.
        pub is_hidden: bool,
        pub columns: i64,
    }

    /// The tables and indexes of users.
    pub fn saved_relations() -> Vec<SavedRelationRow>
}
