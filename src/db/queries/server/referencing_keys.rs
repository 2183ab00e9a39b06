query! {
    /// A foreign key that no index serves.
    #[derive(Clone, Debug, PartialEq)]
    pub struct KeyRow {
        pub referenced_schema: String,
        pub referenced_name: String,
        pub schema: String = "schema_name",
        pub name: String,
        pub constraint: String = "constraint_name",
        pub columns: Vec<String>,
        /// Of its table, as the planner counted them.
        pub rows: f64,
    }

    /// The foreign keys to these tables, paired by position, that no index serves.
    pub fn referencing_keys(schemas: &[String], names: &[String]) -> Vec<KeyRow>
}
