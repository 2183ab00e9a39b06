query! {
    /// `None` while it is not there, or not valid.
    pub fn index_definition(schema: &str, name: &str) -> Option<String>
}
