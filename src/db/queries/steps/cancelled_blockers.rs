query! {
    /// Finds `limit` of them at most: the ids of each and of one that waits for it.
    pub fn cancelled_blockers(task_id: i64, limit: i64) -> Vec<(i64, i64)>
}
