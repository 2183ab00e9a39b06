query! {
    /// Finds the ids of the `limit` newest tasks of `workflows`, given by their
    /// `named_task_id`s, that are older than `after`.
    pub fn newest_tasks_of_workflows(after: Option<i64>, limit: i64, workflows: &[i64]) -> Vec<i64>
}
