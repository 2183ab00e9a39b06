query! {
    /// Records that a view is installed.
    pub fn record_view(name: &str, version: i32, checksum: &str, schema: &str) -> u64
}
