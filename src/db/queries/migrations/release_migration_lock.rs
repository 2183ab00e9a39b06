query! {
    /// Lets the next migration of a schema run.
    pub fn release_migration_lock(schema: &str) -> u64
}
