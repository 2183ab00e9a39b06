query! {
    /// Waits until no other archive run is in a transaction, and keeps others out until this one ends. Returns a new
    /// key for what is archived.
    pub fn archive_lock(schema: &str) -> String
}
