query! {
    /// Returns 0 where another session holds the lease.
    pub fn record_job(fence: i64, job: &str, took_ms: i64, done: i64, failure: Option<&str>) -> u64
}
