query! {
    /// Records that the tables are at a version.
    pub fn record_version(version: i32, name: &str, checksum: &str) -> u64
}
