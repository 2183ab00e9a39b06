query! {
    #[derive(Clone, Debug, PartialEq)]
    pub struct PlanIndexRow {
        pub schema: String = "schema_name",
        pub table: String = "table_name",
        pub name: String,
        pub is_valid: bool,
        pub predicate: Option<String>,
        /// Columns and expressions, in order.
        pub key_columns: Vec<String>,
        pub definition: String,
    }

    /// The indexes of some tables.
    pub fn plan_indexes(schemas: &[String], names: &[String]) -> Vec<PlanIndexRow>
}
