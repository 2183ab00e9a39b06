query! {
    /// Finds the ids of the `limit` newest tasks of `workflows`, given by their
    /// `named_task_id`s, that have no transition and are older than `after`, but none of `without`.
    pub fn newest_pending_tasks_of_workflows(after: Option<i64>, limit: i64, workflows: &[i64], without: &[i64]) -> Vec<i64>
}
