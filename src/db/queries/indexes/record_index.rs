query! {
    /// `definition` is PostgreSQL's text of the finished index.
    pub fn record_index(name: &str, checksum: &str, definition: Option<&str>) -> u64
}
