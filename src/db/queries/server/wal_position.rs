query! {
    /// Bytes since the server was created; only differences are meaningful.
    pub fn wal_position() -> f64
}
