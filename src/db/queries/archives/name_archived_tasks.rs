query! {
    /// Names the tasks that `copy_tasks` and its likes write in this transaction.
    pub fn name_archived_tasks(task_ids: &str) -> bool
}
