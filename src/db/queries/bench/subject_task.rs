query! {
    /// Finds the task that questions are asked about.
    pub fn subject_task() -> i64
}
