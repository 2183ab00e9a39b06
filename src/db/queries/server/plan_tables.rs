#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    pub schema: String,
    pub name: String,
    /// `None` until it was first vacuumed or analyzed.
    pub rows: Option<f64>,
    /// Of 8 kB, when the planner last looked.
    pub planned_pages: i64,
    pub pages: i64,
    pub has_statistics: bool,
    /// Names and types.
    pub columns: Vec<(String, String)>,
}

from_row! {
    |row| TableRow {
        schema = "schema_name", name, rows, planned_pages, pages, has_statistics,
        columns: {
            let names: Vec<String> = row.try_get("columns")?;
            names.into_iter().zip(row.try_get::<_, Vec<String>>("types")?).collect()
        },
    }
}

query! {
    /// Those of `schemas` and `names`, which stand beside each other.
    pub fn plan_tables(schemas: &[String], names: &[String]) -> Vec<TableRow>
}
