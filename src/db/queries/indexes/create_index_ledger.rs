query! {
    /// Makes the ledger of the indexes.
    pub fn create_index_ledger()
}
