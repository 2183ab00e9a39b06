query! {
    /// A table or an index, and its size.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PlannerSizeRow {
        pub schema: String = "schema_name",
        pub name: String,
        /// The table itself, or that of the index.
        pub table_schema: String,
        pub table_name: String,
        pub pages: i64,
        pub planned_pages: i32,
        /// Negative until it was first counted.
        pub rows: f64,
        pub visible_pages: i32,
        pub is_index: bool,
        pub is_partial: bool,
    }

    /// The sizes of these tables, paired by position, and of their indexes.
    pub fn planner_sizes(schemas: &[String], names: &[String]) -> Vec<PlannerSizeRow>
}
