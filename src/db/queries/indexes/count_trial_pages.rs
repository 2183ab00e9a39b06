query! {
    /// Counts the pages a trial has asked for.
    pub fn count_trial_pages() -> i64
}
