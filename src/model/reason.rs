//! The reasons why a step is not done: their codes, evidence and fixes.
//!
//! `docs/troubleshooting.md` has an entry for each code; a test compares the two.

use jiff::Timestamp;
use postgres_protocol::escape::escape_literal;
use serde::Serialize;

use super::queue::Pause;
use super::state::State;
use super::step::Neighbour;
use crate::error::{TASKER, shell_word};

words! {
    /// The name of a reason, without its evidence.
    #[derive(Hash, PartialOrd, Ord, clap::ValueEnum)]
    #[value(rename_all = "snake_case")]
    pub enum ReasonCode {
        StateDisagrees = "state_disagrees": "the stored rows of the step contradict each other",
        HandlerMissing = "handler_missing": "the step has no stored definition",
        NotRetryable = "not_retryable": "it failed, and no further attempt is allowed",
        AttemptsExhausted = "attempts_exhausted": "it has used all its attempts",
        ClaimedByDeadWorker = "claimed_by_dead_worker": "its worker is silent past its lease, or no longer exists",
        ClaimNotRun = "claim_not_run": "its worker is alive but does not run it",
        QueuePaused = "queue_paused": "its queue is paused",
        QueueBound = "queue_bound": "its queue takes no steps of its namespace",
        NoWorker = "no_worker": "no live worker takes it",
        WorkersFull = "workers_full": "every worker of its queue is busy",
        InBackoff = "in_backoff": "it failed and waits for its next attempt",
        Running = "running": "a live worker is running it",
        NextInLine = "next_in_line": "it is ready, and a worker has a free slot for it",
        WaitingForParents = "waiting_for_parents": "steps that it depends on are not done",
        ClockJumped = "clock_jumped": "a stored time is further in the future than a correct clock can set",
        HorizonPinned = "horizon_pinned": "an old transaction stops vacuum from removing dead rows",
        TaskFinished = "task_finished": "its task has ended",
        Cancelled = "cancelled": "it was cancelled",
        Finished = "finished": "it is done",
    }
}

impl ReasonCode {
    /// Returns whether a step with this deciding reason continues automatically.
    ///
    /// A step that waits for parents moves when they do: they have their own reasons.
    pub fn moves_by_itself(self) -> bool {
        matches!(
            self,
            ReasonCode::ClaimedByDeadWorker
                | ReasonCode::ClaimNotRun
                | ReasonCode::WorkersFull
                | ReasonCode::InBackoff
                | ReasonCode::Running
                | ReasonCode::NextInLine
                | ReasonCode::WaitingForParents
                | ReasonCode::HorizonPinned
        )
    }
}

/// How long a step of this name took before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct UsualDuration {
    /// Attempts read.
    pub attempts: i64,
    pub median_seconds: f64,
    pub longest_seconds: f64,
}

/// Live workers that serve the queue of a step and do not take the step: they are limited to other namespaces, or to
/// other handlers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Excluded {
    pub workers: i64,
    /// That of the step, if some do not take it.
    pub namespace: Option<String>,
    /// That of the step, if some do not take it.
    pub handler: Option<String>,
}

impl Excluded {
    /// The command that starts a worker which takes the step.
    pub fn worker_for(&self, queue: &str) -> String {
        let mut command = worker_of(queue);
        for (option, value) in [("--namespace", &self.namespace), ("--handlers", &self.handler)] {
            if let Some(value) = value {
                command.push_str(&format!(" {option} {}", shell_word(value)));
            }
        }
        command
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
        /// From this time on a live worker can rescue it; null if the worker's row was removed.
        lease_ended_at: Option<Timestamp>,
        /// Workers that can rescue it.
        live_workers: i64,
    },
    /// Its claim was made long before the worker's last heartbeat, which does not name it.
    ClaimNotRun {
        worker_id: i64,
        host: Option<String>,
        pid: Option<i32>,
        started_at: Option<Timestamp>,
        last_heartbeat_at: Option<Timestamp>,
    },
    QueuePaused {
        queue: String,
        /// Above 1,000 not counted.
        steps_ahead: i64,
        queued_at: Option<Timestamp>,
        paused: Pause,
    },
    QueueBound {
        queue: String,
        /// Of the step.
        namespace: String,
        /// Those that the queue takes.
        namespaces: Vec<String>,
    },
    NoWorker {
        queue: String,
        limited: Excluded,
    },
    WorkersFull {
        queue: String,
        /// The handler whose steps `running` and `capacity` count; null: all steps.
        handler: Option<String>,
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
        /// Null of a prepared transaction, which has a name instead.
        pid: Option<i32>,
        gid: Option<String>,
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
    pub fn code(&self) -> ReasonCode {
        same_variant!(self, Reason => ReasonCode {
            StateDisagrees, HandlerMissing, NotRetryable, AttemptsExhausted, ClaimedByDeadWorker, ClaimNotRun,
            QueuePaused, QueueBound, NoWorker, WorkersFull, InBackoff, Running, NextInLine, WaitingForParents, ClockJumped,
            HorizonPinned, TaskFinished, Cancelled, Finished,
        })
    }

    /// Returns the commands that fix it for a step, the most likely first; none if waiting is all there is to
    /// do.
    pub fn fix(&self, step_id: i64) -> Vec<String> {
        match self {
            Reason::StateDisagrees { task_id, .. } => {
                vec![format!("{TASKER} check consistency --task {task_id} --repair")]
            }
            Reason::NotRetryable { .. } | Reason::AttemptsExhausted { .. } => {
                vec![format!("{TASKER} step retry {step_id}"), format!("{TASKER} step resolve {step_id}")]
            }
            Reason::HandlerMissing => {
                vec![format!("{TASKER} step resolve {step_id}"), format!("{TASKER} step cancel {step_id}")]
            }
            Reason::QueuePaused { queue, .. } => vec![resumption_of(queue)],
            Reason::QueueBound { queue, namespace, namespaces } => {
                vec![binding_of(queue, namespaces, namespace)]
            }
            Reason::NoWorker { queue, limited } => vec![limited.worker_for(queue)],
            Reason::WorkersFull { queue, .. } => vec![worker_of(queue)],
            Reason::InBackoff { .. } | Reason::ClockJumped { .. } => {
                vec![format!("{TASKER} step retry {step_id}")]
            }
            Reason::HorizonPinned { pid, gid, .. } => {
                let end = match gid {
                    Some(gid) => format!("rollback prepared {}", escape_literal(gid).trim_start()),
                    None => format!("select pg_terminate_backend({})", pid.unwrap_or_default()),
                };
                vec![format!("psql -c {}", shell_word(&end))]
            }
            Reason::ClaimedByDeadWorker { .. }
            | Reason::ClaimNotRun { .. }
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
        "default" => format!("{TASKER} worker run"),
        queue => format!("{TASKER} worker run --queue {}", shell_word(queue)),
    }
}

/// The command that lets a bound queue take the steps of another namespace too.
pub fn binding_of(queue: &str, namespaces: &[String], another: &str) -> String {
    let all: Vec<String> = namespaces.iter().map(String::as_str).chain([another]).map(shell_word).collect();
    format!("{TASKER} queue bind {} --namespace {}", shell_word(queue), all.join(","))
}

/// The command that lets a bound queue take the steps of every namespace.
pub fn unbinding_of(queue: &str) -> String {
    format!("{TASKER} queue unbind {}", shell_word(queue))
}

/// The command that resumes a paused queue.
pub fn resumption_of(queue: &str) -> String {
    format!("{TASKER} queue resume {}", shell_word(queue))
}
