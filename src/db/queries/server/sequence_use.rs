query! {
    /// A sequence, or the number of those that the role may not read.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct SequenceUse {
        pub schema: Option<String> = "schema_name",
        /// `None`: only `hidden` counts.
        pub name: Option<String>,
        /// Of the column that takes its numbers.
        pub table_schema: Option<String>,
        pub table_name: Option<String>,
        pub column_name: Option<String>,
        /// The column's type has no room for all numbers of the sequence.
        pub is_limited_by_column: bool,
        pub last_value: Option<i64>,
        /// Of the numbers that there are, from 0 to 1.
        pub share: Option<f64>,
        pub hidden: Option<i64>,
    }

    /// The fullest sequences of the database.
    pub fn sequence_use() -> Vec<SequenceUse>
}
