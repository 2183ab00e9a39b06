//! Why a step or a task does not move: the facts, and the conclusions.

mod ancestry;
mod reasons;

use jiff::Timestamp;
use serde::Serialize;

use super::queue::Pause;
pub use super::reason::UsualDuration;
use super::reason::{Excluded, Reason, ReasonCode};
use super::state::State;
use super::step::Neighbour;

pub use ancestry::{Situation, Unfinished, missing_parents, shortest_chain, steps_before};
pub use reasons::{Surroundings, depends_on_queue, reasons_of};

/// The worker that holds a step, from its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub worker_id: i64,
    /// Absent, like the fields below, if the worker's row was removed.
    pub host: Option<String>,
    pub pid: Option<i32>,
    pub last_heartbeat_at: Option<Timestamp>,
    pub lease_ends_at: Option<Timestamp>,
    /// It was made long before the worker's last heartbeat, which does not name it.
    pub is_not_run: bool,
}

/// The facts that decide whether, when and by which worker a step runs next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Condition {
    pub step_id: i64,
    pub task_id: i64,
    pub name: String,
    /// As a person writes it: `namespace/name@version`.
    pub workflow: String,
    pub state: State,
    /// When the step entered its state; `None` before its first transition.
    pub since: Option<Timestamp>,
    pub task_state: State,
    pub queue: String,
    /// Its name, or `unknown`.
    pub handler: String,
    pub priority: i16,
    pub attempts: i32,
    pub retry_limit: i32,
    pub retryable: bool,
    /// Attempts that did not count.
    pub interruptions: i32,
    pub remaining_parents: i32,
    pub in_process: bool,
    pub processed: bool,
    pub last_attempted_at: Option<Timestamp>,
    /// The time in the backoff queue; `None` where the step has no entry.
    pub next_attempt_at: Option<Timestamp>,
    pub claim: Option<Claim>,
    /// Whether the workflow's definition, and the handler with it, is stored.
    pub has_definition: bool,
    /// The message of the newest failure.
    pub last_error: Option<String>,
    pub failed_at: Option<Timestamp>,
    /// Since when the step has been in the ready queue; `None` where it has no entry.
    pub queued_at: Option<Timestamp>,
    /// Steps of its handler before it in its queue; above 1,000 not counted.
    pub steps_ahead: i64,
    /// The database's clock.
    pub as_of: Timestamp,
}

/// Who serves a queue and a handler.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueCondition {
    /// Live workers that serve it.
    pub live_workers: i64,
    /// Steps that these can run at once.
    pub capacity: i64,
    /// Steps these run.
    pub running: i64,
    /// Both count the steps of the handler alone: there is room for others.
    pub is_limited_by_handler: bool,
    /// Steps completed a second lately, over all queues; `None` where nothing was.
    pub steps_per_second: Option<f64>,
    pub paused: Option<Pause>,
    /// Live workers of the queue that do not take the step.
    pub excluded: Excluded,
    /// The namespaces that the queue takes, if it does not take that of the step; else empty.
    pub bound_to: Vec<String>,
}

words! {
    /// Whether a person has to do something.
    pub enum Verdict {
        /// It cannot move until somebody acts.
        Stuck = "stuck",
        /// It moves, or will, without anybody's doing.
        Moving = "moving",
        Finished = "finished",
    }
}

impl Verdict {
    /// Returns the verdict of the reasons, the deciding one first.
    pub fn of(reasons: &[Reason]) -> Verdict {
        match reasons.first().map(Reason::code) {
            Some(ReasonCode::Finished | ReasonCode::Cancelled | ReasonCode::TaskFinished) => {
                Verdict::Finished
            }
            Some(code) if code.moves_by_itself() => Verdict::Moving,
            _ => Verdict::Stuck,
        }
    }
}

/// One step and the reasons why it is not done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepFinding {
    pub step_id: i64,
    pub name: String,
    pub state: State,
    /// Attempts that ended through no fault of the step: they do not count.
    pub interruptions: i32,
    /// The deciding reason first.
    pub reasons: Vec<Reason>,
    /// Commands that fix it, the most likely first.
    pub fix: Vec<String>,
}

/// A step that others wait for and that waits for no step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Blocker {
    #[serde(flatten)]
    pub finding: StepFinding,
    /// The shortest path from the step in question to this one, with both ends; empty for a whole task.
    pub chain_ids: Vec<i64>,
    /// The first and the last of them.
    pub chain: Vec<Neighbour>,
}

/// The number of steps in a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SituationCount {
    pub situation: Situation,
    pub steps: usize,
}

/// Why one step is not done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepDiagnosis {
    pub task_id: i64,
    pub workflow: String,
    pub verdict: Verdict,
    #[serde(flatten)]
    pub finding: StepFinding,
    #[serde(flatten)]
    pub blocked: Blocked,
    /// The database's clock when this was read.
    pub as_of: Timestamp,
}

/// Why one task is not done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskDiagnosis {
    pub task_id: i64,
    pub workflow: String,
    pub state: State,
    pub verdict: Verdict,
    pub remaining_steps: i64,
    #[serde(flatten)]
    pub blocked: Blocked,
    /// The database's clock when this was read.
    pub as_of: Timestamp,
}

impl StepDiagnosis {
    /// Whether commands are named, or needed.
    pub fn needs_command(&self) -> bool {
        self.verdict == Verdict::Stuck || !self.finding.fix.is_empty() || self.blocked.has_fixes()
    }
}

impl TaskDiagnosis {
    /// Whether commands are named, or needed.
    pub fn needs_command(&self) -> bool {
        self.verdict == Verdict::Stuck || self.blocked.has_fixes()
    }
}

impl Blocker {
    /// Returns whether its children cannot run until somebody acts.
    pub fn is_stuck(&self) -> bool {
        let reasons = &self.finding.reasons;
        Verdict::of(reasons) == Verdict::Stuck
            || reasons.first().is_some_and(|reason| reason.code() == ReasonCode::Cancelled)
    }
}

/// The steps that a step or a task waits for, followed to the roots.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Blocked {
    /// The root blockers, stuck ones first. A few of each situation.
    pub blockers: Vec<Blocker>,
    /// All steps read, by situation.
    pub situations: Vec<SituationCount>,
    /// Not all steps were read.
    pub is_partial: bool,
}

impl Blocked {
    fn has_fixes(&self) -> bool {
        self.blockers.iter().any(|blocker| !blocker.finding.fix.is_empty())
    }

    /// Leaves the commands out.
    pub fn forget_fixes(&mut self) {
        self.blockers.iter_mut().for_each(|blocker| blocker.finding.fix.clear());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_decides_is_a_verdict() {
        for code in ReasonCode::ALL {
            let ends =
                matches!(code, ReasonCode::TaskFinished | ReasonCode::Cancelled | ReasonCode::Finished);
            assert!(!(ends && code.moves_by_itself()), "{}", code.as_str());
        }
        assert_eq!(Verdict::of(&[]), Verdict::Stuck);
    }
}
