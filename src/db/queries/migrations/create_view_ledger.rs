query! {
    /// Makes the ledger of the views.
    pub fn create_view_ledger()
}
