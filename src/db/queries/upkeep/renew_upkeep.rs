query! {
    /// Returns 0 where another session holds the lease.
    pub fn renew_upkeep(fence: i64, lease_seconds: i32) -> u64
}
