//! The events of a worker.

use std::fmt;
use std::ops::AddAssign;
use std::sync::Arc;
use std::time::Duration;

use super::series::Series;

/// A step of a workflow that this worker has met.
#[derive(Debug)]
pub struct NamedStep {
    pub name: String,
    /// `namespace/name@version` of the workflow.
    pub workflow: String,
    pub series: Series,
}

impl fmt::Display for NamedStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// An event of a worker.
#[derive(Clone, Debug)]
pub enum Event {
    Started {
        worker_id: i64,
    },
    StepStarted {
        step_id: i64,
        task_id: i64,
        step: Arc<NamedStep>,
        attempt: i32,
        /// How long it had been ready.
        waited: Duration,
    },
    StepCompleted {
        step_id: i64,
        task_id: i64,
        step: Arc<NamedStep>,
        attempt: i32,
        took: Duration,
    },
    StepFailed {
        step_id: i64,
        task_id: i64,
        step: Arc<NamedStep>,
        attempt: i32,
        took: Duration,
        message: String,
        /// It ended through no fault of the step: the attempt does not count.
        is_interrupted: bool,
        /// `None`: no attempt follows.
        retry_in: Option<Duration>,
    },
    /// The claim had passed to somebody else: the step was cancelled, or this worker was thought lost.
    StepRefused {
        step_id: i64,
        task_id: i64,
        step: Arc<NamedStep>,
        attempt: i32,
    },
    TaskEnded {
        task_id: i64,
        is_complete: bool,
    },
    /// Steps of lost workers were taken back.
    Rescued {
        worker_ids: Vec<i64>,
        steps: usize,
    },
    /// This worker was thought lost, or feared it: its handlers were stopped.
    Lost {
        worker_id: i64,
    },
    /// The database does not serve this worker; reported at the beginning and once a minute.
    Disconnected {
        message: String,
        /// It cannot be reached; otherwise it refuses the worker's requests.
        is_out_of_reach: bool,
        lasting: Duration,
        /// Requests that were not served since it began.
        failures: u64,
    },
    Reconnected {
        after: Duration,
        failures: u64,
    },
    /// A request of this worker was not served; reported each time.
    Unserved,
    /// Steps were claimed with an answer that never came, and given back.
    Unanswered {
        steps: usize,
    },
    /// A worker that drains waits for steps that it does not run: a backoff, another worker.
    WaitsFor {
        backoff_in: Option<Duration>,
        is_running_elsewhere: bool,
    },
    Draining {
        running: usize,
    },
    /// The server has answered an exchange.
    Exchanged {
        kind: ExchangeKind,
        /// That it claimed, or that it was about.
        steps: usize,
        /// From the request to the last row of the answer.
        took: Duration,
    },
    /// The server has answered a heartbeat.
    Beaten {
        took: Duration,
    },
}

/// See `Event::Exchanged`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExchangeKind {
    Claim,
    /// Claims children too.
    Completion,
    Failure,
}

/// The work of a worker, counted at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    pub completed_steps: u64,
    pub failed_steps: u64,
    /// Attempts that ended through no fault of their step, and do not count.
    pub interrupted_steps: u64,
    pub refused_steps: u64,
    pub completed_tasks: u64,
    pub failed_tasks: u64,
    /// Steps given back because the worker had to stop at once.
    pub released_steps: u64,
}

impl AddAssign for Summary {
    fn add_assign(&mut self, other: Summary) {
        self.completed_steps += other.completed_steps;
        self.failed_steps += other.failed_steps;
        self.interrupted_steps += other.interrupted_steps;
        self.refused_steps += other.refused_steps;
        self.completed_tasks += other.completed_tasks;
        self.failed_tasks += other.failed_tasks;
        self.released_steps += other.released_steps;
    }
}
