//! The kinds of difference, with their texts.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::db::queries::consistency::{HistoryDifference, StateDifference};
use crate::db::queries::counts::CountDifference;
use crate::model::state::State;

words! {
    /// The kinds of differences.
    #[derive(Hash, PartialOrd, Ord)]
    pub enum DifferenceCode {
        MissingTransition = "missing_transition": "a step's log lacks an attempt, or the end of one",
        NewestTransition = "newest_transition": "a step's newest transition is not the one marked most_recent",
        InProcess = "in_process": "in_process does not match the step's state",
        Processed = "processed": "processed does not match the step's state",
        ProcessedAt = "processed_at": "a finished step has no processed_at, or an unfinished step has one",
        ClaimedBy = "claimed_by": "a step that does not run has claimed_by",
        Attempts = "attempts": "attempts counts a claim that no worker holds",
        LastSortKey = "last_sort_key": "last_sort_key is not the sort_key of the newest transition",
        RemainingParents = "remaining_parents": "remaining_parents is not the number of parents still to be done",
        NextAttemptAt = "next_attempt_at": "next_attempt_at does not match the step's state",
        ReadyQueue = "ready_queue": "the ready queue does not match the step's readiness",
        BackoffQueue = "backoff_queue": "the backoff queue does not match the step",
        Lane = "lane": "no claim visits the step's queue at its priority",
        TaskNewestTransition = "task_newest_transition": "a task's newest transition is not the one marked most_recent",
        TaskState = "task_state": "a task's state does not follow from its steps",
        RecordedState = "recorded_state": "recorded_state is not the state of the task's newest transition",
        RemainingSteps = "remaining_steps": "remaining_steps is not the number of unfinished steps",
        ActiveSteps = "active_steps": "active_steps is not the number of steps that are ready, running or in backoff",
        Complete = "complete": "complete does not match the task's state",
        BrokenHistory = "broken_history": "a transition does not follow from the one before it",
        TaskCount = "task_count": "the number of tasks of a workflow in a state is not what was counted",
        StrayEntry = "stray_entry": "an entry of a step, or a step of a task, that does not exist",
    }
}

impl DifferenceCode {
    /// The code of a key that `state_differences` derives, for a step or its task.
    fn of_key(key: &str, is_of_step: bool) -> DifferenceCode {
        match (key, is_of_step) {
            ("history", true) => DifferenceCode::MissingTransition,
            ("most_recent", true) => DifferenceCode::NewestTransition,
            ("most_recent", false) => DifferenceCode::TaskNewestTransition,
            ("state", false) => DifferenceCode::TaskState,
            (key, _) => DifferenceCode::of_word(key).expect("each other key is a code"),
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
    /// `None` for an entry of a step that does not exist, and for a count.
    pub task_id: Option<i64>,
    pub step_id: Option<i64>,
    /// The step's name.
    pub step: Option<String>,
    /// Of a count: `namespace/name@version`, and the state that is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    pub stored: Value,
    pub derived: Value,
    pub outcome: Outcome,
    /// Why it is not repaired.
    pub reason: Option<String>,
    /// The time of a transition that does not follow.
    #[serde(skip)]
    pub created_at: Option<Timestamp>,
}

impl Difference {
    /// The same difference with its outcome, and why it is not repaired.
    #[must_use]
    pub fn with(self, outcome: Outcome, reason: Option<&str>) -> Difference {
        Difference { outcome, reason: reason.map(str::to_owned), ..self }
    }

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
        code: DifferenceCode::of_key(key, found.step_id.is_some()),
        task_id: Some(found.task_id),
        step_id: found.step_id,
        step: found.step.clone(),
        workflow: None,
        state: None,
        stored: found.stored[key].clone(),
        derived: found.derived[key].clone(),
        outcome: Outcome::Found,
        reason: None,
        created_at: None,
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
        workflow: None,
        state: None,
        stored: Value::Object(part(&found.stored)),
        derived: Value::Object(part(&found.derived)),
        outcome: Outcome::Found,
        reason: None,
        created_at: Some(found.created_at),
    }
}

/// Returns the difference of a count; the row that stands for none has no workflow.
pub fn of_count(found: &CountDifference) -> Option<Difference> {
    Some(Difference {
        code: DifferenceCode::TaskCount,
        task_id: None,
        step_id: None,
        step: None,
        workflow: Some(found.workflow.clone()?),
        state: found.state,
        stored: found.stored.into(),
        derived: found.derived.into(),
        outcome: Outcome::Found,
        reason: None,
        created_at: None,
    })
}

/// Returns the differences that both reads found, as the second one saw them.
pub fn confirmed(first: &[Difference], second: Vec<Difference>) -> Vec<Difference> {
    second.into_iter().filter(|late| first.iter().any(|early| early.is_about_the_same_as(late))).collect()
}
