query! {
    /// The failures of the newest steps.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct FailedForGood {
        pub steps: i64,
        /// Failures read, at most the limit.
        pub looked_at: i64,
    }

    /// Counts the steps that have failed for good.
    pub fn failed_for_good(limit: i64) -> FailedForGood
}
