use jiff::Timestamp;

query! {
    /// The last run of a job.
    #[derive(Clone, Debug, PartialEq)]
    pub struct JobRun {
        pub job: String,
        pub began_at: Timestamp,
        pub ended_at: Timestamp,
        pub done: i64,
        /// `None`: it did not fail.
        pub failure: Option<String>,
        /// When it last failed.
        pub failed_at: Option<Timestamp>,
        /// Since it ended.
        pub seconds_ago: f64,
    }

    /// Lists the jobs that have run.
    pub fn list_jobs() -> Vec<JobRun>
}
