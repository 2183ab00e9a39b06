use crate::db::row::pairs;

#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    pub schema: String,
    pub name: String,
    /// `None` until it was first vacuumed or analyzed.
    pub rows: Option<f64>,
    /// Pages of 8 kB at the planner's last count.
    pub planned_pages: i64,
    pub pages: i64,
    pub has_statistics: bool,
    /// Names and types.
    pub columns: Vec<(String, String)>,
}

from_row! {
    |row| TableRow {
        schema = "schema_name", name, rows, planned_pages, pages, has_statistics,
        columns: pairs(row, "columns", "types")?,
    }
}

query! {
    /// Returns the tables with these schemas and names, paired by position.
    pub fn plan_tables(schemas: &[String], names: &[String]) -> Vec<TableRow>
}
