query! {
    /// Returns its named_task_id.
    pub fn insert_trial_workflow() -> i64
}
