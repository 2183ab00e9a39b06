//! Stuck steps over all tasks, in groups of one root cause and one name, and queues that complete nothing.

use std::str::FromStr;

use jiff::Timestamp;
use serde::Serialize;

use super::reason::{Excluded, ReasonCode, binding_of, resumption_of, worker_of};
use crate::error::{TASKER, shell_word};

/// Steps counted of each queue, priority and handler, and read where every one of them may decide.
pub const MOST_READ: i64 = 10_000;
/// Steps read of each queue, priority and handler, tasks in error, backoffs and claims, unless more of them are
/// needed: the stuck steps may be the whole database.
pub const READ_FIRST: i64 = 500;

/// The causes that are looked for, the most particular first.
pub const CAUSES: [ReasonCode; 11] = [
    ReasonCode::StateDisagrees,
    ReasonCode::HandlerMissing,
    ReasonCode::NotRetryable,
    ReasonCode::AttemptsExhausted,
    ReasonCode::ClaimedByDeadWorker,
    ReasonCode::ClaimNotRun,
    ReasonCode::QueuePaused,
    ReasonCode::QueueBound,
    ReasonCode::NoWorker,
    ReasonCode::WorkersFull,
    ReasonCode::Cancelled,
];

/// Those of groups of steps: all but that of queues.
pub fn causes_of_steps() -> impl Iterator<Item = ReasonCode> + Clone {
    CAUSES.into_iter().filter(|cause| *cause != ReasonCode::WorkersFull)
}

/// A step to change to fix a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Since when it has been stuck.
    pub since: Timestamp,
    pub step_id: i64,
    pub task_id: i64,
}

/// Members to request for the commands that fix a group: whether it has one or more.
pub const ONE_OR_MORE: i64 = 2;

/// Steps of one name in one workflow that one cause keeps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    pub cause: ReasonCode,
    pub namespace: String,
    /// As a person writes it: `namespace/name@version`.
    pub workflow: String,
    pub step: String,
    pub queue: String,
    pub steps: i64,
    /// Tasks that these steps keep from being done.
    pub tasks: i64,
    /// Whether not all steps were read: its numbers are lower bounds.
    pub is_partial: bool,
    /// Since when the longest of them has been so.
    pub oldest_at: Timestamp,
    pub example_step_id: i64,
    /// A step that waits for the example in vain; of a cancelled one only.
    pub waiting_step_id: Option<i64>,
    /// The steps to change to fix it, the longest stuck first, as many as requested: its own, or those that
    /// wait for cancelled ones.
    #[serde(skip)]
    pub members: Vec<Member>,
    /// The commands that fix it, the most likely first.
    pub fix: Vec<String>,
}

impl Group {
    /// Fills in the commands that fix it.
    #[must_use]
    pub fn with_fix(mut self) -> Group {
        let which = self.selection();
        self.fix = match self.cause {
            ReasonCode::QueuePaused => vec![resumption_of(&self.queue)],
            ReasonCode::NoWorker => vec![worker_of(&self.queue)],
            ReasonCode::ClaimedByDeadWorker => vec![worker_of(&self.queue)],
            // It is given back by itself; a worker that does this again is to be restarted.
            ReasonCode::ClaimNotRun => vec![format!("{TASKER} worker list")],
            ReasonCode::StateDisagrees => vec![format!("{TASKER} check consistency --repair")],
            ReasonCode::HandlerMissing => {
                vec![format!("{TASKER} step resolve {which}"), format!("{TASKER} step cancel {which}")]
            }
            // Cancelled is final, but a step that waits for it can still be resolved.
            ReasonCode::Cancelled => vec![format!("{TASKER} step resolve {which}")],
            _ => vec![format!("{TASKER} step retry {which}"), format!("{TASKER} step resolve {which}")],
        };
        self
    }

    /// Fills in the command for the workers of its queue that do not take its steps, and for the namespaces that the queue
    /// is bound to.
    #[must_use]
    pub fn kept_by(mut self, excluded: &Excluded, bound_to: &[String]) -> Group {
        match self.cause {
            ReasonCode::NoWorker => self.fix = vec![excluded.worker_for(&self.queue)],
            ReasonCode::QueueBound => self.fix = vec![binding_of(&self.queue, bound_to, &self.namespace)],
            _ => {}
        }
        self
    }

    /// Returns the options that select this group in a command that changes steps.
    fn selection(&self) -> String {
        if let [only] = self.members[..] {
            return only.step_id.to_string();
        }
        let (namespace, step) = (shell_word(&self.namespace), shell_word(&self.step));
        format!("--cause {} --namespace {namespace} --step {step}", self.cause.as_str())
    }
}

/// A queue with live workers and waiting steps, in which no step starts or completes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IdleQueue {
    pub queue: String,
    pub waiting_steps: i64,
    /// Whether counting them stopped at [`MOST_READ`]: at least so many wait.
    pub is_partial: bool,
    /// Since when the first of them has waited.
    pub oldest_at: Timestamp,
    pub example_step_id: i64,
    pub live_workers: i64,
    /// Steps that these can run at once.
    pub capacity: i64,
    /// Steps that these run, of whatever queue.
    pub running: i64,
    /// The step that has run longest; null if none runs.
    pub longest_step_id: Option<i64>,
    /// The commands that fix it, the most likely first.
    pub fix: Vec<String>,
}

impl IdleQueue {
    /// Fills in the commands that fix it.
    #[must_use]
    pub fn with_fix(mut self) -> IdleQueue {
        self.fix = vec![worker_of(&self.queue)];
        self.fix.extend(self.longest_step_id.map(|step| format!("{TASKER} step cancel {step}")));
        self
    }
}

/// All stuck steps and idle queues.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stuck {
    /// The one of most steps first.
    pub groups: Vec<Group>,
    pub queues: Vec<IdleQueue>,
    /// Whether not all stuck steps were read: there may be more groups, and the numbers of some are lower bounds.
    pub is_partial: bool,
    /// The database's clock.
    pub as_of: Timestamp,
}

impl Stuck {
    /// Whether a cause keeps as many steps as a threshold names.
    pub fn reaches(&self, limit: &Threshold) -> bool {
        self.steps(limit.cause) >= limit.steps
    }

    /// How many steps a cause keeps.
    pub fn steps(&self, cause: ReasonCode) -> i64 {
        let grouped = self.groups.iter().filter(|group| group.cause == cause).map(|group| group.steps);
        match cause {
            ReasonCode::WorkersFull => self.queues.iter().map(|queue| queue.waiting_steps).sum(),
            _ => grouped.sum(),
        }
    }
}

/// A cause and how many steps of it are too many, as written: `CAUSE` or `CAUSE:N`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    pub cause: ReasonCode,
    pub steps: i64,
}

impl FromStr for Threshold {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (cause, steps) = match text.split_once(':') {
            Some((cause, steps)) => (cause, Some(steps)),
            None => (text, None),
        };
        let known = CAUSES.into_iter().find(|code| code.as_str() == cause).ok_or_else(|| {
            let known = CAUSES.map(ReasonCode::as_str).join(", ");
            format!("{cause:?} is not a cause; the causes are {known}")
        })?;
        let steps = match steps {
            None => 1,
            Some(number) => number
                .parse()
                .ok()
                .filter(|steps| (1..=MOST_READ).contains(steps))
                .ok_or_else(|| format!("{number:?} is not a number of steps from 1 to {MOST_READ}"))?,
        };
        Ok(Threshold { cause: known, steps })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_a_cause_with_or_without_a_number() {
        let exhausted = |steps| Ok(Threshold { cause: ReasonCode::AttemptsExhausted, steps });
        assert_eq!("attempts_exhausted".parse(), exhausted(1));
        assert_eq!("attempts_exhausted:20".parse(), exhausted(20));
        for wrong in [
            "",
            "running",
            "no_worker:",
            "no_worker:0",
            "no_worker:10001",
            "no_worker:-1",
            "no_worker:x",
            "no_worker:1:2",
        ] {
            assert!(wrong.parse::<Threshold>().is_err(), "{wrong}");
        }
    }
}
