//! What the planner knows of some tables. See `plan_tables.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("plan_tables.sql");

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

pub async fn plan_tables(
    session: &Session,
    schemas: &[String],
    names: &[String],
) -> Result<Vec<TableRow>, Error> {
    let rows = session.query(SQL, &[&schemas, &names]).await?;
    rows.iter()
        .map(|row| {
            let columns: Vec<String> = row.try_get("columns")?;
            let types: Vec<String> = row.try_get("types")?;
            Ok(TableRow {
                schema: row.try_get("schema_name")?,
                name: row.try_get("name")?,
                rows: row.try_get("rows")?,
                planned_pages: row.try_get("planned_pages")?,
                pages: row.try_get("pages")?,
                has_statistics: row.try_get("has_statistics")?,
                columns: columns.into_iter().zip(types).collect(),
            })
        })
        .collect()
}
