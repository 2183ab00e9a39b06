query! {
    /// Counts the statistics on several columns, or on expressions.
    pub fn count_extended() -> i64
}
