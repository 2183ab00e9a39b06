query! {
    /// Limits how long the server works for this session, in milliseconds: for a statement, and for a lock.
    pub fn limit_waits(statement: i64, lock: i64) -> Vec<String>
}
