//! What can differ, and what is said of it.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::db::queries::consistency::history_differences::HistoryDifference;
use crate::db::queries::consistency::state_differences::StateDifference;

/// The kinds of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    MissingTransition,
    NewestTransition,
    InProcess,
    Processed,
    ProcessedAt,
    ClaimedBy,
    Attempts,
    RemainingParents,
    NextAttemptAt,
    ReadyQueue,
    BackoffQueue,
    Lane,
    TaskNewestTransition,
    TaskState,
    RemainingSteps,
    ActiveSteps,
    Complete,
    BrokenHistory,
    StrayEntry,
}

impl Code {
    pub const ALL: [Code; 19] = [
        Code::MissingTransition,
        Code::NewestTransition,
        Code::InProcess,
        Code::Processed,
        Code::ProcessedAt,
        Code::ClaimedBy,
        Code::Attempts,
        Code::RemainingParents,
        Code::NextAttemptAt,
        Code::ReadyQueue,
        Code::BackoffQueue,
        Code::Lane,
        Code::TaskNewestTransition,
        Code::TaskState,
        Code::RemainingSteps,
        Code::ActiveSteps,
        Code::Complete,
        Code::BrokenHistory,
        Code::StrayEntry,
    ];

    /// The name of the kind.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::MissingTransition => "missing_transition",
            Code::NewestTransition => "newest_transition",
            Code::InProcess => "in_process",
            Code::Processed => "processed",
            Code::ProcessedAt => "processed_at",
            Code::ClaimedBy => "claimed_by",
            Code::Attempts => "attempts",
            Code::RemainingParents => "remaining_parents",
            Code::NextAttemptAt => "next_attempt_at",
            Code::ReadyQueue => "ready_queue",
            Code::BackoffQueue => "backoff_queue",
            Code::Lane => "lane",
            Code::TaskNewestTransition => "task_newest_transition",
            Code::TaskState => "task_state",
            Code::RemainingSteps => "remaining_steps",
            Code::ActiveSteps => "active_steps",
            Code::Complete => "complete",
            Code::BrokenHistory => "broken_history",
            Code::StrayEntry => "stray_entry",
        }
    }

    /// What is wrong, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Code::MissingTransition => "a step has begun, and no transition tells of it",
            Code::NewestTransition => "a step's newest transition is not the one marked most_recent",
            Code::InProcess => "in_process is not what the step's state says",
            Code::Processed => "processed is not what the step's state says",
            Code::ProcessedAt => "a finished step without its moment, or the other way round",
            Code::ClaimedBy => "claimed_by is not the worker of the newest transition",
            Code::Attempts => "attempts is not the attempt that is under way",
            Code::RemainingParents => "remaining_parents is not the number of parents that are not done",
            Code::NextAttemptAt => "next_attempt_at is not what the step's state allows",
            Code::ReadyQueue => "the ready queue and readiness disagree",
            Code::BackoffQueue => "the backoff queue and the step disagree",
            Code::Lane => "no claim visits the step's queue at its priority",
            Code::TaskNewestTransition => "a task's newest transition is not the one marked most_recent",
            Code::TaskState => "a task's state does not follow from its steps",
            Code::RemainingSteps => "remaining_steps is not the number of unfinished steps",
            Code::ActiveSteps => "active_steps is not the number of steps that move by themselves",
            Code::Complete => "complete is not what the task's state says",
            Code::BrokenHistory => "a transition does not follow from the one before it",
            Code::StrayEntry => "an entry of a step that does not exist",
        }
    }

    fn of_step(key: &str) -> Code {
        match key {
            "history" => Code::MissingTransition,
            "most_recent" => Code::NewestTransition,
            "in_process" => Code::InProcess,
            "processed" => Code::Processed,
            "processed_at" => Code::ProcessedAt,
            "claimed_by" => Code::ClaimedBy,
            "attempts" => Code::Attempts,
            "remaining_parents" => Code::RemainingParents,
            "next_attempt_at" => Code::NextAttemptAt,
            "ready_queue" => Code::ReadyQueue,
            "backoff_queue" => Code::BackoffQueue,
            "lane" => Code::Lane,
            other => unreachable!("state_differences derives no {other} for steps"),
        }
    }

    fn of_task(key: &str) -> Code {
        match key {
            "most_recent" => Code::TaskNewestTransition,
            "state" => Code::TaskState,
            "remaining_steps" => Code::RemainingSteps,
            "active_steps" => Code::ActiveSteps,
            "complete" => Code::Complete,
            other => unreachable!("state_differences derives no {other} for tasks"),
        }
    }
}

/// What became of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing was asked for but to find it.
    Found,
    /// A repair would mend it.
    WouldRepair,
    Repaired,
    /// It stays as it is, for the reason given.
    Refused,
}

/// One thing that is stored and should be another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    pub code: Code,
    /// Unknown of an entry whose step does not exist.
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
    /// Whether both tell of the same thing, whatever it holds by now.
    fn is_about_the_same_as(&self, other: &Difference) -> bool {
        let place = |of: &Difference| of.stored.get("sort_key").cloned();
        (self.code, self.task_id, self.step_id) == (other.code, other.task_id, other.step_id)
            && (self.code != Code::BrokenHistory || place(self) == place(other))
    }
}

/// The keys of which stored and derived are not equal.
pub fn differing<'a>(
    stored: &'a Map<String, Value>,
    derived: &'a Map<String, Value>,
) -> impl Iterator<Item = &'a str> {
    derived.iter().filter(|(key, value)| stored.get(*key) != Some(*value)).map(|(key, _)| key.as_str())
}

/// Says each thing that differs in a step or a task.
pub fn of_state(found: &StateDifference) -> Vec<Difference> {
    let say = |key: &str| Difference {
        code: if found.step_id.is_some() { Code::of_step(key) } else { Code::of_task(key) },
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

/// Says what is out of place in a history.
pub fn of_history(found: &HistoryDifference) -> Difference {
    let part = |whole: &Map<String, Value>| {
        let keys = differing(&found.stored, &found.derived).chain(["sort_key"]);
        keys.map(|key| (key.to_owned(), whole[key].clone())).collect()
    };
    Difference {
        code: Code::BrokenHistory,
        task_id: Some(found.task_id),
        step_id: found.step_id,
        step: found.step.clone(),
        stored: Value::Object(part(&found.stored)),
        derived: Value::Object(part(&found.derived)),
        outcome: Outcome::Found,
        reason: None,
    }
}

/// What is in both, as the later look saw it.
pub fn confirmed(first: &[Difference], second: Vec<Difference>) -> Vec<Difference> {
    second.into_iter().filter(|late| first.iter().any(|early| early.is_about_the_same_as(late))).collect()
}
