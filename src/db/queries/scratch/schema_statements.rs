query! {
    /// The statements that create the users' schemas again, without rows.
    pub fn schema_statements() -> Vec<String>
}
