query! {
    /// Records that tasks came back from an archive.
    pub fn record_restored(task_ids: &[i64], archive_key: &str) -> u64
}
