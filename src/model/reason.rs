//! The reasons why a step is not done: their codes, their evidence, what mends them.
//!
//! `docs/troubleshooting.md` has an entry for each code; a test compares the two.

use jiff::Timestamp;
use serde::Serialize;

use super::diagnosis::UsualDuration;
use super::queue::Pause;
use super::state::State;
use super::step::Neighbour;

/// The name of a reason, without its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Code {
    StateDisagrees,
    HandlerMissing,
    NotRetryable,
    AttemptsExhausted,
    ClaimedByDeadWorker,
    QueuePaused,
    NoWorker,
    WorkersFull,
    InBackoff,
    Running,
    NextInLine,
    WaitingForParents,
    ClockJumped,
    HorizonPinned,
    TaskFinished,
    Cancelled,
    Finished,
}

impl Code {
    /// What needs a person first, then what moves, then what is over.
    pub const ALL: [Code; 17] = [
        Code::StateDisagrees,
        Code::HandlerMissing,
        Code::NotRetryable,
        Code::AttemptsExhausted,
        Code::ClaimedByDeadWorker,
        Code::QueuePaused,
        Code::NoWorker,
        Code::WorkersFull,
        Code::InBackoff,
        Code::Running,
        Code::NextInLine,
        Code::WaitingForParents,
        Code::ClockJumped,
        Code::HorizonPinned,
        Code::TaskFinished,
        Code::Cancelled,
        Code::Finished,
    ];

    /// The name, as JSON and `--fail-on` have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::StateDisagrees => "state_disagrees",
            Code::HandlerMissing => "handler_missing",
            Code::NotRetryable => "not_retryable",
            Code::AttemptsExhausted => "attempts_exhausted",
            Code::ClaimedByDeadWorker => "claimed_by_dead_worker",
            Code::QueuePaused => "queue_paused",
            Code::NoWorker => "no_worker",
            Code::WorkersFull => "workers_full",
            Code::InBackoff => "in_backoff",
            Code::Running => "running",
            Code::NextInLine => "next_in_line",
            Code::WaitingForParents => "waiting_for_parents",
            Code::ClockJumped => "clock_jumped",
            Code::HorizonPinned => "horizon_pinned",
            Code::TaskFinished => "task_finished",
            Code::Cancelled => "cancelled",
            Code::Finished => "finished",
        }
    }

    /// What it means, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Code::StateDisagrees => "what is stored of the step contradicts itself",
            Code::HandlerMissing => "no definition is stored that says what to run",
            Code::NotRetryable => "it failed, and no further attempt is allowed",
            Code::AttemptsExhausted => "it failed as often as its workflow allows",
            Code::ClaimedByDeadWorker => "the worker that holds it is silent past its lease, or gone",
            Code::QueuePaused => "somebody paused its queue",
            Code::NoWorker => "no live worker serves its queue",
            Code::WorkersFull => "every worker of its queue is busy",
            Code::InBackoff => "it failed and waits for its next attempt",
            Code::Running => "a live worker is running it",
            Code::NextInLine => "it is ready, and a worker has room for it",
            Code::WaitingForParents => "steps that it depends on are not done",
            Code::ClockJumped => "a stored moment lies where no clock should have put it",
            Code::HorizonPinned => "an old transaction keeps dead rows from being cleaned away",
            Code::TaskFinished => "its task has ended",
            Code::Cancelled => "it was cancelled",
            Code::Finished => "it is done",
        }
    }

    /// Whether a step for which this decides goes on without anybody's doing.
    ///
    /// What waits for parents moves when these do: their own reasons tell.
    pub fn moves_by_itself(self) -> bool {
        matches!(
            self,
            Code::ClaimedByDeadWorker
                | Code::WorkersFull
                | Code::InBackoff
                | Code::Running
                | Code::NextInLine
                | Code::WaitingForParents
                | Code::HorizonPinned
        )
    }
}

/// A reason with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    StateDisagrees {
        what: String,
        task_id: i64,
    },
    HandlerMissing,
    NotRetryable {
        attempts: i32,
        retry_limit: i32,
        last_error: Option<String>,
        failed_at: Option<Timestamp>,
    },
    AttemptsExhausted {
        attempts: i32,
        retry_limit: i32,
        last_error: Option<String>,
        failed_at: Option<Timestamp>,
    },
    ClaimedByDeadWorker {
        worker_id: i64,
        host: Option<String>,
        pid: Option<i32>,
        started_at: Option<Timestamp>,
        last_heartbeat_at: Option<Timestamp>,
        /// From then on a live worker may rescue it; null once the worker's row is gone.
        lease_ended_at: Option<Timestamp>,
        /// Workers that would rescue it.
        live_workers: i64,
    },
    QueuePaused {
        queue: String,
        /// Above 1,000 not counted.
        steps_ahead: i64,
        queued_at: Option<Timestamp>,
        paused: Pause,
    },
    NoWorker {
        queue: String,
    },
    WorkersFull {
        queue: String,
        /// Above 1,000 not counted.
        steps_ahead: i64,
        queued_at: Option<Timestamp>,
        running: i64,
        capacity: i64,
        steps_per_second: Option<f64>,
        starts_in_seconds: Option<f64>,
    },
    InBackoff {
        until: Timestamp,
        attempts: i32,
        retry_limit: i32,
        last_error: Option<String>,
        failed_at: Option<Timestamp>,
    },
    Running {
        worker_id: i64,
        host: Option<String>,
        pid: Option<i32>,
        started_at: Option<Timestamp>,
        last_heartbeat_at: Option<Timestamp>,
        /// How long it took in earlier tasks; null where there were none.
        usual: Option<UsualDuration>,
    },
    NextInLine {
        queue: String,
        /// Above 1,000 not counted.
        steps_ahead: i64,
        queued_at: Option<Timestamp>,
    },
    WaitingForParents {
        remaining: i32,
        /// A few of them.
        parents: Vec<Neighbour>,
    },
    ClockJumped {
        what: String,
        seconds: i64,
    },
    HorizonPinned {
        pid: i32,
        user: Option<String>,
        application: String,
        seconds: f64,
    },
    TaskFinished {
        task_state: State,
    },
    Cancelled {
        at: Option<Timestamp>,
    },
    Finished {
        state: State,
        at: Option<Timestamp>,
    },
}

impl Reason {
    pub fn code(&self) -> Code {
        match self {
            Reason::StateDisagrees { .. } => Code::StateDisagrees,
            Reason::HandlerMissing => Code::HandlerMissing,
            Reason::NotRetryable { .. } => Code::NotRetryable,
            Reason::AttemptsExhausted { .. } => Code::AttemptsExhausted,
            Reason::ClaimedByDeadWorker { .. } => Code::ClaimedByDeadWorker,
            Reason::QueuePaused { .. } => Code::QueuePaused,
            Reason::NoWorker { .. } => Code::NoWorker,
            Reason::WorkersFull { .. } => Code::WorkersFull,
            Reason::InBackoff { .. } => Code::InBackoff,
            Reason::Running { .. } => Code::Running,
            Reason::NextInLine { .. } => Code::NextInLine,
            Reason::WaitingForParents { .. } => Code::WaitingForParents,
            Reason::ClockJumped { .. } => Code::ClockJumped,
            Reason::HorizonPinned { .. } => Code::HorizonPinned,
            Reason::TaskFinished { .. } => Code::TaskFinished,
            Reason::Cancelled { .. } => Code::Cancelled,
            Reason::Finished { .. } => Code::Finished,
        }
    }

    /// The commands that mend it for a step, the most likely first; none where
    /// waiting is all there is to do.
    pub fn mend(&self, step_id: i64) -> Vec<String> {
        match self {
            Reason::StateDisagrees { task_id, .. } => {
                vec![format!("tasker check consistency --task {task_id} --repair")]
            }
            Reason::NotRetryable { .. } | Reason::AttemptsExhausted { .. } => {
                vec![format!("tasker step retry {step_id}"), format!("tasker step resolve {step_id}")]
            }
            Reason::HandlerMissing => {
                vec![format!("tasker step resolve {step_id}"), format!("tasker step cancel {step_id}")]
            }
            Reason::QueuePaused { queue, .. } => vec![resumption_of(queue)],
            Reason::NoWorker { queue } => vec![worker_of(queue)],
            Reason::WorkersFull { queue, .. } => vec![worker_of(queue)],
            Reason::InBackoff { .. } | Reason::ClockJumped { .. } => {
                vec![format!("tasker step retry {step_id}")]
            }
            Reason::HorizonPinned { pid, .. } => {
                vec![format!("psql -c 'select pg_terminate_backend({pid})'")]
            }
            Reason::ClaimedByDeadWorker { .. }
            | Reason::Running { .. }
            | Reason::NextInLine { .. }
            | Reason::WaitingForParents { .. }
            | Reason::TaskFinished { .. }
            | Reason::Cancelled { .. }
            | Reason::Finished { .. } => Vec::new(),
        }
    }
}

/// The command that starts a worker for a queue.
pub fn worker_of(queue: &str) -> String {
    match queue {
        "default" => "tasker worker run".to_owned(),
        queue => format!("tasker worker run --queue {}", crate::error::shell_word(queue)),
    }
}

/// The command that resumes a paused queue.
pub fn resumption_of(queue: &str) -> String {
    format!("tasker queue resume {}", crate::error::shell_word(queue))
}
