use jiff::Timestamp;

query! {
    /// How the steps of a name were attempted, in the tasks of a workflow.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StepStatsRow {
        /// `None`, with the other names, in the one row of no step.
        pub namespace: Option<String>,
        pub name: Option<String>,
        pub step: Option<String>,
        pub steps: i64,
        /// That ended with a success or a failure.
        pub attempts: i64,
        pub failures: i64,
        /// Beside the first attempt of each step.
        pub retries: i64,
        /// The 50th, 95th and 99th percentile; empty where nothing was measured.
        pub waiting_seconds: Vec<f64>,
        pub running_seconds: Vec<f64>,
        pub slowest_seconds: Option<f64>,
        pub slowest_step_id: Option<i64>,
        pub slowest_task_id: Option<i64>,
        /// In all, the same in each row.
        pub tasks_read: i64,
        pub steps_read: i64,
    }

    /// Of those of these tasks that were requested since, as far as they have no more than `most_steps` steps.
    pub fn step_stats(task_ids: &[i64], most_steps: i64, since: Timestamp) -> Vec<StepStatsRow>
}
