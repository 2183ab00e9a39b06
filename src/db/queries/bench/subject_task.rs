query! {
    /// Finds the task that the questions of a benchmark are about.
    pub fn subject_task() -> i64
}
