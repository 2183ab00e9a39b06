query! {
    /// Statistics on several columns or expressions of a table.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ExtendedStatisticsRow {
        pub schema: String = "schema_name",
        pub name: String,
        pub table_schema: String,
        pub table_name: String,
        /// Of the table with its partitions.
        pub is_inherited: bool,
        /// Those of the columns, side by side with their names.
        pub numbers: Vec<i16>,
        pub columns: Vec<String>,
        pub expressions: Vec<String>,
        /// As the server stores them.
        pub ndistinct: Option<Vec<u8>>,
        pub dependencies: Option<Vec<u8>>,
        pub common_values: Option<Vec<u8>>,
        pub id: u32 = "statistics_id",
    }

    /// The statistics that `create statistics` has made.
    pub fn extended_statistics() -> Vec<ExtendedStatisticsRow>
}
