query! {
    /// Attempts that started or ended recently.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct RecentAttempts {
        /// That ended.
        pub attempts: i64,
        /// That ended in a failure.
        pub failures: i64,
        /// How long the slowest twentieth of the first attempts had been ready; `None`: there were none.
        pub lag_seconds: Option<f64>,
        /// The first attempts that this is of.
        pub claims: i64,
        /// Those that started before their backoff ended.
        pub early: i64,
        /// One of these.
        pub early_step_id: Option<i64>,
    }

    /// Of the last `limit` transitions, those of the last `seconds`.
    pub fn recent_attempts(limit: i64, seconds: f64) -> RecentAttempts
}
