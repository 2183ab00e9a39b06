query! {
    /// Counts the tasks that can still move.
    pub fn unfinished_tasks() -> i64
}
