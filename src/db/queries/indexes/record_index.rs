query! {
    /// `definition` is what PostgreSQL prints once it is built.
    pub fn record_index(name: &str, checksum: &str, definition: Option<&str>) -> u64
}
