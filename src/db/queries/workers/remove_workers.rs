query! {
    /// Forgets workers.
    pub fn remove_workers(worker_ids: &[i64]) -> u64
}
