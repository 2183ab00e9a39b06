query! {
    /// A step whose backoff is over.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct OverdueStep {
        pub step_id: i64 = "workflow_step_id",
        /// Since it was due.
        pub seconds: f64,
    }

    /// Returns the step that has been due for longest.
    pub fn overdue_backoff() -> Option<OverdueStep>
}
