//! The kinds of difference, with their texts.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::db::queries::consistency::history_differences::HistoryDifference;
use crate::db::queries::consistency::state_differences::StateDifference;

words! {
    /// The kinds of differences.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum DifferenceCode {
        MissingTransition = "missing_transition",
        NewestTransition = "newest_transition",
        InProcess = "in_process",
        Processed = "processed",
        ProcessedAt = "processed_at",
        ClaimedBy = "claimed_by",
        Attempts = "attempts",
        RemainingParents = "remaining_parents",
        NextAttemptAt = "next_attempt_at",
        ReadyQueue = "ready_queue",
        BackoffQueue = "backoff_queue",
        Lane = "lane",
        TaskNewestTransition = "task_newest_transition",
        TaskState = "task_state",
        RemainingSteps = "remaining_steps",
        ActiveSteps = "active_steps",
        Complete = "complete",
        BrokenHistory = "broken_history",
        StrayEntry = "stray_entry",
    }
}

impl DifferenceCode {
    /// Describes the difference in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            DifferenceCode::MissingTransition => "a step has started, but no transition records it",
            DifferenceCode::NewestTransition => {
                "a step's newest transition is not the one marked most_recent"
            }
            DifferenceCode::InProcess => "in_process does not match the step's state",
            DifferenceCode::Processed => "processed does not match the step's state",
            DifferenceCode::ProcessedAt => {
                "a finished step has no processed_at, or an unfinished step has one"
            }
            DifferenceCode::ClaimedBy => "claimed_by is not the worker of the newest transition",
            DifferenceCode::Attempts => "attempts does not match the running attempt",
            DifferenceCode::RemainingParents => {
                "remaining_parents is not the number of parents still to be done"
            }
            DifferenceCode::NextAttemptAt => "next_attempt_at does not match the step's state",
            DifferenceCode::ReadyQueue => "the ready queue does not match the step's readiness",
            DifferenceCode::BackoffQueue => "the backoff queue does not match the step",
            DifferenceCode::Lane => "no claim visits the step's queue at its priority",
            DifferenceCode::TaskNewestTransition => {
                "a task's newest transition is not the one marked most_recent"
            }
            DifferenceCode::TaskState => "a task's state does not follow from its steps",
            DifferenceCode::RemainingSteps => "remaining_steps is not the number of unfinished steps",
            DifferenceCode::ActiveSteps => {
                "active_steps is not the number of steps that are ready, running or in backoff"
            }
            DifferenceCode::Complete => "complete does not match the task's state",
            DifferenceCode::BrokenHistory => "a transition does not follow from the one before it",
            DifferenceCode::StrayEntry => "an entry of a step that does not exist",
        }
    }

    fn of_step(key: &str) -> DifferenceCode {
        match key {
            "history" => DifferenceCode::MissingTransition,
            "most_recent" => DifferenceCode::NewestTransition,
            "in_process" => DifferenceCode::InProcess,
            "processed" => DifferenceCode::Processed,
            "processed_at" => DifferenceCode::ProcessedAt,
            "claimed_by" => DifferenceCode::ClaimedBy,
            "attempts" => DifferenceCode::Attempts,
            "remaining_parents" => DifferenceCode::RemainingParents,
            "next_attempt_at" => DifferenceCode::NextAttemptAt,
            "ready_queue" => DifferenceCode::ReadyQueue,
            "backoff_queue" => DifferenceCode::BackoffQueue,
            "lane" => DifferenceCode::Lane,
            other => unreachable!("state_differences derives no {other} for steps"),
        }
    }

    fn of_task(key: &str) -> DifferenceCode {
        match key {
            "most_recent" => DifferenceCode::TaskNewestTransition,
            "state" => DifferenceCode::TaskState,
            "remaining_steps" => DifferenceCode::RemainingSteps,
            "active_steps" => DifferenceCode::ActiveSteps,
            "complete" => DifferenceCode::Complete,
            other => unreachable!("state_differences derives no {other} for tasks"),
        }
    }
}

/// The outcome of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The check only reported it.
    Found,
    /// A repair would fix it.
    WouldRepair,
    Repaired,
    /// It stays as it is, for the reason given.
    Refused,
}

/// One thing that is stored and should be another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    pub code: DifferenceCode,
    /// `None` for an entry of a step that does not exist.
    pub task_id: Option<i64>,
    pub step_id: Option<i64>,
    /// The step's name.
    pub step: Option<String>,
    pub stored: Value,
    pub derived: Value,
    pub outcome: Outcome,
    /// Why it is not repaired.
    pub reason: Option<String>,
}

impl Difference {
    /// Returns whether both are about the same thing, whatever its value is now.
    fn is_about_the_same_as(&self, other: &Difference) -> bool {
        let sort_key = |of: &Difference| of.stored.get("sort_key").cloned();
        (self.code, self.task_id, self.step_id) == (other.code, other.task_id, other.step_id)
            && (self.code != DifferenceCode::BrokenHistory || sort_key(self) == sort_key(other))
    }
}

/// The keys of which stored and derived are not equal.
pub fn differing<'a>(
    stored: &'a Map<String, Value>,
    derived: &'a Map<String, Value>,
) -> impl Iterator<Item = &'a str> {
    derived.iter().filter(|(key, value)| stored.get(*key) != Some(*value)).map(|(key, _)| key.as_str())
}

/// Returns each difference of a step or a task.
pub fn of_state(found: &StateDifference) -> Vec<Difference> {
    let say = |key: &str| Difference {
        code: if found.step_id.is_some() {
            DifferenceCode::of_step(key)
        } else {
            DifferenceCode::of_task(key)
        },
        task_id: Some(found.task_id),
        step_id: found.step_id,
        step: found.step.clone(),
        stored: found.stored[key].clone(),
        derived: found.derived[key].clone(),
        outcome: Outcome::Found,
        reason: None,
    };
    differing(&found.stored, &found.derived).map(say).collect()
}

/// Returns the difference in a history.
pub fn of_history(found: &HistoryDifference) -> Difference {
    let part = |whole: &Map<String, Value>| {
        let keys = differing(&found.stored, &found.derived).chain(["sort_key"]);
        keys.map(|key| (key.to_owned(), whole[key].clone())).collect()
    };
    Difference {
        code: DifferenceCode::BrokenHistory,
        task_id: Some(found.task_id),
        step_id: found.step_id,
        step: found.step.clone(),
        stored: Value::Object(part(&found.stored)),
        derived: Value::Object(part(&found.derived)),
        outcome: Outcome::Found,
        reason: None,
    }
}

/// Returns the differences that both reads found, as the second one saw them.
pub fn confirmed(first: &[Difference], second: Vec<Difference>) -> Vec<Difference> {
    second.into_iter().filter(|late| first.iter().any(|early| early.is_about_the_same_as(late))).collect()
}
