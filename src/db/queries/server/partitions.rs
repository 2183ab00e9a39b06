query! {
    /// A table of a partitioned one.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PartitionRow {
        /// Schema and name of the table at the root.
        pub root: (String, String) = |row| (row.try_get(0)?, row.try_get(1)?),
        pub schema: String = "schema_name",
        pub name: String,
        /// Schema and name of the table above.
        pub parent: Option<(String, String)> = |row| row.try_get::<_, Option<String>>("parent_schema")?.zip(row.try_get("parent_name")?),
        pub is_leaf: bool,
    }

    /// The partitions of these tables, paired by position.
    pub fn partitions(schemas: &[String], names: &[String]) -> Vec<PartitionRow>
}
