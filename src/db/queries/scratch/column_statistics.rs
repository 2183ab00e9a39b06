query! {
    /// The planner's statistics of a column: five slots, each of a kind of its own.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ColumnStatisticsRow {
        pub schema: String = "schema_name",
        pub name: String,
        pub column: String = "column_name",
        /// Of the table with its partitions.
        pub is_inherited: bool,
        pub null_fraction: f32,
        pub width: i32,
        pub distinct_values: f32,
        pub kinds: Vec<i16>,
        pub operators: Vec<Option<String>>,
        pub collations: Vec<Option<String>>,
        /// Arrays, as text.
        pub numbers: Vec<Option<String>>,
        /// Arrays of [`types`](Self::types), as text.
        pub bounds: Vec<Option<String>>,
        pub types: Vec<String>,
    }

    /// The statistics of the columns of these tables, paired by position.
    pub fn column_statistics(schemas: &[String], names: &[String]) -> Vec<ColumnStatisticsRow>
}
