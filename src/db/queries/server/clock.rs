use jiff::Timestamp;

query! {
    /// Reads the database's clock.
    pub fn clock() -> Timestamp
}
