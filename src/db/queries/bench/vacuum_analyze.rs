query! {
    /// Not inside a transaction. A table that the role does not own is passed over.
    pub fn vacuum_analyze()
}
