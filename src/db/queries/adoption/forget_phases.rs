query! {
    /// Forgets phases that were undone.
    pub fn forget_phases(phases: &[&str]) -> u64
}
