query! {
    /// Bytes since the server was made; only a difference says something.
    pub fn wal_position() -> f64
}
