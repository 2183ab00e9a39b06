query! {
    /// A table as it was before it was relaxed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RelaxedTableRow {
        pub id: u32 = "table_id",
        pub checks: i16,
        pub is_partition: bool,
    }

    /// Lets a table take any row.
    pub fn relax_table(schema: &str, table: &str) -> Option<RelaxedTableRow>
}
