query! {
    /// A column, with what is known of its values without looking at any.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SyntheticColumnRow {
        pub schema: String = "schema_name",
        pub name: String,
        /// Of its table.
        pub is_partitioned: bool,
        pub column: String = "column_name",
        pub of_type: String,
        pub is_unique: bool,
        /// Of an enum.
        pub labels: Option<Vec<String>>,
    }

    /// The columns of these tables, paired by position.
    pub fn synthetic_columns(schemas: &[String], names: &[String]) -> Vec<SyntheticColumnRow>
}
