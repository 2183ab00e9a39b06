/// A thing in the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectRow {
    /// `table`, `column`, `constraint`, `trigger`, `index` or `function`.
    pub kind: String,
    /// The table it belongs to; `None` of a function.
    pub table: Option<String>,
    /// `tasker_tasks.task_id`
    pub name: String,
    pub definition: String,
}

from_row! { ObjectRow { kind, table = "table_name", name, definition } }

query! {
    /// Describes the objects that the versions of the schema create.
    pub fn catalog_objects(schema: &str) -> Vec<ObjectRow>
}
