query! {
    /// Counts the pages that this transaction has touched.
    pub fn pages_fetched(schema: &str) -> i64
}
