query! {
    /// Marks them; this transaction holds the steps' locks. Returns how many were not marked before.
    pub fn mark_newest_transitions(step_ids: &[i64]) -> i64
}
