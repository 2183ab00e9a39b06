//! The indexes of some tables. See `plan_indexes.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("plan_indexes.sql");

#[derive(Clone, Debug, PartialEq)]
pub struct PlanIndexRow {
    pub schema: String,
    pub table: String,
    pub name: String,
    pub is_valid: bool,
    pub predicate: Option<String>,
    /// Columns and expressions, in order.
    pub key_columns: Vec<String>,
    pub definition: String,
}

pub async fn plan_indexes(
    session: &Session,
    schemas: &[String],
    names: &[String],
) -> Result<Vec<PlanIndexRow>, Error> {
    let rows = session.query(SQL, &[&schemas, &names]).await?;
    rows.iter()
        .map(|row| {
            Ok(PlanIndexRow {
                schema: row.try_get("schema_name")?,
                table: row.try_get("table_name")?,
                name: row.try_get("name")?,
                is_valid: row.try_get("is_valid")?,
                predicate: row.try_get("predicate")?,
                key_columns: row.try_get("key_columns")?,
                definition: row.try_get("definition")?,
            })
        })
        .collect()
}
