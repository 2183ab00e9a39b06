query! {
    /// Returns whether a schema of this name exists.
    pub fn schema_exists(schema: &str) -> bool
}
