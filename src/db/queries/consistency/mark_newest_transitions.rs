query! {
    /// Marks them; the steps' locks are held by this transaction. Returns how many were not marked before.
    pub fn mark_newest_transitions(step_ids: &[i64]) -> i64
}
