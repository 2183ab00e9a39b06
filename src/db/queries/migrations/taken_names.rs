query! {
    /// Lists the relations in the way of a first migration.
    pub fn taken_names(schema: &str, indexes: &[&str]) -> Vec<String>
}
