query! {
    /// The schema of a table that is known by its name.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SchemaOfNameRow {
        pub name: String,
        pub schema: String = "schema_name",
    }

    /// The schemas of the tables of these names.
    pub fn schemas_of_names(names: &[String]) -> Vec<SchemaOfNameRow>
}
