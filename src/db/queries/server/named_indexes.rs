use crate::db::row::pairs;

query! {
    #[derive(Clone, Debug, PartialEq)]
    pub struct NamedIndexRow {
        /// The name that was asked for.
        pub asked: String,
        pub is_valid: bool,
        /// Its names in plans.
        pub members: Vec<String>,
        /// The schema and name of each member's table.
        pub tables: Vec<(String, String)> = |row| pairs(row, "schemas", "tables")?,
    }

    /// The indexes that these names mean.
    pub fn named_indexes(names: &[String]) -> Vec<NamedIndexRow>
}
