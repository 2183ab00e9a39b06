query! {
    /// Makes the ledger of the versions.
    pub fn create_version_ledger()
}
