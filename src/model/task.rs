//! A task and its steps as of one time, for reading.

use std::collections::HashMap;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::state::State;

/// A task without its steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TaskSummary {
    pub task_id: i64,
    pub namespace: String,
    pub name: String,
    /// An answer's own `version` is that of its format.
    #[serde(rename = "workflow_version")]
    pub version: String,
    pub state: State,
    /// Identifies a second submission of the same task.
    pub identity: String,
    pub priority: i16,
    pub tags: Vec<String>,
    pub initiator: Option<String>,
    pub source_system: Option<String>,
    pub reason: Option<String>,
    pub requested_at: Timestamp,
    /// When the task reached a state that only a person can change.
    pub ended_at: Option<Timestamp>,
    /// From the request to the end, or to `as_of` before the end.
    pub elapsed_ms: i64,
    /// Who cancelled the task, and why.
    pub cancelled_by: Option<String>,
    pub cancel_reason: Option<String>,
    pub total_steps: i64,
    /// Steps complete or resolved.
    pub completed_steps: i64,
    pub cancelled_steps: i64,
    /// The database's clock when this was read.
    pub as_of: Timestamp,
    /// Rises with each transition; 0 before the first.
    #[serde(skip)]
    pub sort_key: i32,
}

impl TaskSummary {
    /// The workflow as a person writes it: `namespace/name@version`.
    pub fn workflow(&self) -> String {
        format!("{}/{}@{}", self.namespace, self.name, self.version)
    }

    pub fn has_ended(&self) -> bool {
        self.ended_at.is_some()
    }

    pub fn elapsed(&self) -> Duration {
        Duration::from_millis(self.elapsed_ms.max(0) as u64)
    }
}

/// A page of tasks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskList {
    pub tasks: Vec<TaskSummary>,
    /// The task that the next page comes after; null on the last page.
    pub next_after: Option<i64>,
}

/// The step of a task that failed first, of those whose failure still stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstFailure {
    pub task_id: i64,
    pub step_id: i64,
    /// Its name.
    pub step: String,
    /// The beginning of its error, if one was recorded.
    pub message: Option<String>,
}

/// The worker that holds a step's claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holder {
    pub worker_id: i64,
    /// Absent if the worker's row was removed.
    pub host: Option<String>,
    pub pid: Option<i32>,
    pub last_heartbeat_at: Option<Timestamp>,
    /// Its heartbeat is older than its lease, or its row was removed: the step will be rescued.
    pub lost: bool,
}

/// One step of a task.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StepSummary {
    pub step_id: i64,
    pub name: String,
    pub state: State,
    pub queue: String,
    pub priority: i16,
    pub attempts: i32,
    pub retry_limit: i32,
    /// False after a permanent failure, or where the workflow allows one attempt only.
    pub retryable: bool,
    /// Ids of the steps this one depends on.
    #[serde(rename = "parent_ids")]
    pub parents: Vec<i64>,
    /// Parents neither complete nor resolved.
    pub remaining_parents: i32,
    /// When the last attempt started.
    pub started_at: Option<Timestamp>,
    /// When the step entered its present state.
    pub since: Option<Timestamp>,
    /// How long the last attempt took, or has taken so far.
    pub running_ms: Option<i64>,
    /// When the step leaves its backoff; null when it is in none.
    pub next_attempt_at: Option<Timestamp>,
    pub claimed_by: Option<Holder>,
    /// The message of the newest failure; null once the step is complete.
    pub last_error: Option<String>,
    /// It failed and no attempt follows automatically.
    pub stuck: bool,
    /// Rises with each transition; 0 before the first.
    #[serde(skip)]
    pub sort_key: i32,
}

impl StepSummary {
    /// Returns whether a worker can claim the step now.
    pub fn is_ready(&self) -> bool {
        self.state == State::Pending && self.remaining_parents <= 0
    }

    pub fn running(&self) -> Option<Duration> {
        self.running_ms.map(|ms| Duration::from_millis(ms.max(0) as u64))
    }
}

/// A task with every step of it, parents before their children.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskTree {
    #[serde(flatten)]
    pub task: TaskSummary,
    /// Queues that hold ready steps of this task while no live worker serves them.
    pub unserved_queues: Vec<String>,
    /// Paused queues with ready steps of this task.
    pub paused_queues: Vec<String>,
    pub steps: Vec<StepSummary>,
}

impl TaskTree {
    pub fn as_of(&self) -> Timestamp {
        self.task.as_of
    }

    /// The failed steps that nothing will try again.
    pub fn stuck_steps(&self) -> impl Iterator<Item = &StepSummary> {
        self.steps.iter().filter(|step| step.stuck)
    }

    /// The steps that cannot start before a stuck one is fixed: its descendants.
    pub fn waiting_behind_stuck(&self) -> Vec<&StepSummary> {
        let mut is_blocked: HashMap<i64, bool> = HashMap::with_capacity(self.steps.len());
        let mut waiting = Vec::new();
        for step in &self.steps {
            let behind = step.parents.iter().any(|parent| is_blocked.get(parent).copied().unwrap_or(false));
            if behind && !step.state.is_final() {
                waiting.push(step);
            }
            is_blocked.insert(step.step_id, step.stuck || (behind && !step.state.is_final()));
        }
        waiting
    }
}

/// One transition of a task or of one of its steps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StateChange {
    pub task_id: i64,
    /// Null where the task itself changed.
    pub step_id: Option<i64>,
    /// The step's name, or the workflow's.
    pub name: String,
    pub from: State,
    pub to: State,
    pub at: Timestamp,
    /// The number of the attempt that started or ended.
    pub attempt: Option<i32>,
    /// The reason, if the transition records one: a failure, a cancellation.
    pub message: Option<String>,
}
