query! {
    /// The ids that follow `after`, ascending, at most `limit` of them.
    pub fn tasks_after(after: i64, limit: i64) -> Vec<i64>
}
