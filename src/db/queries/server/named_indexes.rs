use crate::db::row::pairs;

#[derive(Clone, Debug, PartialEq)]
pub struct NamedIndexRow {
    /// The name that was asked for.
    pub asked: String,
    pub is_valid: bool,
    /// Its names in plans.
    pub members: Vec<String>,
    /// The schema and name of each member's table.
    pub tables: Vec<(String, String)>,
}

from_row! {
    |row| NamedIndexRow {
        asked, is_valid, members,
        tables: pairs(row, "schemas", "tables")?,
    }
}

query! {
    /// The indexes that these names mean.
    pub fn named_indexes(names: &[String]) -> Vec<NamedIndexRow>
}
