//! How the steps of workflows were attempted lately.

use jiff::Timestamp;
use serde::Serialize;

/// The steps of the newest tasks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskStats {
    /// Of the tasks requested since then.
    pub since: Timestamp,
    /// The tasks and steps read.
    pub tasks: i64,
    pub steps_read: i64,
    /// There are further ones, which are older.
    pub is_partial: bool,
    pub steps: Vec<StepStats>,
}

/// A step of a workflow, all versions together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepStats {
    /// `NAMESPACE/NAME`.
    pub workflow: String,
    pub step: String,
    /// Steps with an attempt.
    pub steps: i64,
    /// Attempts that ended with a success or a failure.
    pub attempts: i64,
    pub failures: i64,
    /// Attempts beside the first one of each step.
    pub retries: i64,
    /// From ready to the first attempt.
    pub waiting: Option<Percentiles>,
    /// From the start of an attempt to its end.
    pub running: Option<Percentiles>,
    pub slowest: Option<Slowest>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Percentiles {
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub p99_ms: f64,
}

/// The attempt that ran the longest.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Slowest {
    pub task_id: i64,
    pub step_id: i64,
    pub running_ms: f64,
}
