query! {
    /// A thing in the catalog.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ObjectRow {
        /// `table`, `column`, `constraint`, `trigger`, `index` or `function`.
        pub kind: String,
        /// The table it belongs to; `None` of a function.
        pub table: Option<String> = "table_name",
        /// `tasker_tasks.task_id`
        pub name: String,
        pub definition: String,
    }

    /// Describes the objects that the versions of the schema create.
    pub fn catalog_objects(schema: &str) -> Vec<ObjectRow>
}
