use crate::db::row::pairs;

query! {
    #[derive(Clone, Debug, PartialEq)]
    pub struct TableRow {
        pub schema: String = "schema_name",
        pub name: String,
        /// `None` until it was first vacuumed or analyzed.
        pub rows: Option<f64>,
        /// Pages of 8 kB at the planner's last count.
        pub planned_pages: i64,
        pub pages: i64,
        pub has_statistics: bool,
        /// Whether this user may see statistics of the table.
        pub may_see: bool,
        /// Of a partition: the schema and name of the table at its root.
        pub root: Option<(String, String)> = |row| row.try_get::<_, Option<String>>("root_schema")?.zip(row.try_get("root_name")?),
        /// Names and types.
        pub columns: Vec<(String, String)> = |row| pairs(row, "columns", "types")?,
    }

    /// Returns the tables with these schemas and names, paired by position.
    pub fn plan_tables(schemas: &[String], names: &[String]) -> Vec<TableRow>
}
