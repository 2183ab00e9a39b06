query! {
    /// Only superusers and members of pg_checkpoint may (PostgreSQL 15 and later).
    pub fn write_checkpoint()
}
