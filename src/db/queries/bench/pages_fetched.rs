query! {
    /// Counts the pages that this transaction has touched.
    pub fn pages_fetched() -> i64
}
