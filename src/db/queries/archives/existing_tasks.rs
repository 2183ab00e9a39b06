query! {
    /// Finds those of the tasks that are in the database.
    pub fn existing_tasks(task_ids: &[i64]) -> Vec<i64>
}
