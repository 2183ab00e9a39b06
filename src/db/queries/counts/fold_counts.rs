query! {
    /// Returns how many deltas it folded; `None` where the lease is another's.
    pub fn fold_counts(fence: i64, most: i64) -> Option<i64>
}
