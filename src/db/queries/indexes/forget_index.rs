query! {
    /// Takes an index out of the ledger.
    pub fn forget_index(name: &str) -> u64
}
