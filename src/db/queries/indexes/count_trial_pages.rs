query! {
    /// Returns the number of pages that a trial has requested.
    pub fn count_trial_pages() -> i64
}
