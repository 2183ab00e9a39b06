query! {
    /// Makes the ledger of an adoption.
    pub fn create_adoption()
}
