query! {
    /// Returns how many entries were removed.
    pub fn remove_stray_entries(step_ids: &[i64]) -> i64
}
