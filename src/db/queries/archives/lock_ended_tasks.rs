query! {
    /// Locks those of the tasks that are as they were read, until the transaction ends.
    pub fn lock_ended_tasks(task_ids: &[i64], sort_keys: &[Option<i32>]) -> Vec<i64>
}
