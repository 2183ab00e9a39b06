query! {
    /// Returns the fence; `None` where another session holds the lease.
    pub fn take_upkeep(holder: &str, worker_id: Option<i64>, lease_seconds: i32) -> Option<i64>
}
