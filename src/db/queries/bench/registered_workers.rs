query! {
    /// Counts those of these workers that are registered.
    pub fn registered_workers(worker_ids: &[i64]) -> i64
}
