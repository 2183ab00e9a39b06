query! {
    /// A batch of tasks whose steps were bound.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct BoundSteps {
        /// `None`: there are no more.
        pub last_task_id: Option<i64>,
        pub steps: i64,
    }

    /// Gives unfinished steps of adopted tasks the handlers of their workflow.
    pub fn bind_steps(named_task_id: i64, after: i64, tasks: i64) -> BoundSteps
}
