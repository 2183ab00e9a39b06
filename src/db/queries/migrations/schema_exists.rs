query! {
    /// Says whether there is a schema of this name.
    pub fn schema_exists(schema: &str) -> bool
}
