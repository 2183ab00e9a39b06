query! {
    /// Finds the `named_task_id` of every version of the workflows described.
    pub fn find_workflows(namespace: Option<&str>, name: Option<&str>) -> Vec<i64>
}
