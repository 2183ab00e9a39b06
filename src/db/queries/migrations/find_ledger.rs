query! {
    /// Whether a schema has the ledger of the versions.
    pub fn find_ledger(schema: &str) -> bool
}
