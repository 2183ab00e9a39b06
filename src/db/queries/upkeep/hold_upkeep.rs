query! {
    /// For a transaction of several statements. `None` where another session holds the lease.
    pub fn hold_upkeep(fence: i64) -> Option<i64>
}
