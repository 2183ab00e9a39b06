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

from_row! {
    PlanIndexRow {
        schema = "schema_name", table = "table_name", name, is_valid, predicate, key_columns, definition,
    }
}

query! {
    /// The indexes of some tables.
    pub fn plan_indexes(schemas: &[String], names: &[String]) -> Vec<PlanIndexRow>
}
