//! Following a task.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::timeline::unrecorded_start;
use crate::db::Session;
use crate::db::queries::steps::step_transitions;
use crate::db::queries::tasks::task_transitions;
use crate::error::Result;
use crate::model::state::State;
use crate::model::step::Transition;
use crate::model::task::{StateChange, StepSummary, TaskTree};

/// Far more than one statement takes between two reads of its clock.
const ONE_STATEMENT: SignedDuration = SignedDuration::from_secs(1);

/// A watched task: each read returns the changes since the one before.
#[derive(Clone, Debug)]
pub struct Watch {
    task_id: i64,
    /// The sort key of the last transition seen of each step.
    seen_steps: HashMap<i64, i32>,
    seen_task: i32,
    /// Of the task, as it was last returned.
    task_state: State,
}

impl Watch {
    pub fn new(task_id: i64) -> Self {
        Watch { task_id, seen_steps: HashMap::new(), seen_task: 0, task_state: State::Pending }
    }

    /// Reads the task, and every change since the last look: none is lost
    /// between two looks, and the first one returns them from the beginning.
    pub async fn poll(&mut self, session: &Session) -> Result<(TaskTree, Vec<StateChange>)> {
        let tree = super::task_tree(session, self.task_id).await?;
        let steps = self.new_transitions(session, &tree).await?;
        let mut task = Vec::new();
        if !steps.is_empty() || tree.task.sort_key > self.seen_task {
            task = task_transitions(session, self.task_id, self.seen_task).await?;
            // Read after the steps: a start read together with a step belongs to this round; an end may
            // belong to a step that only the next round reads.
            task.retain(|row| row.to == State::InProgress || row.sort_key <= tree.task.sort_key);
        }
        if let Some(newest) = task.last() {
            (self.seen_task, self.task_state) = (newest.sort_key, newest.to);
        }
        if tree.task.state == State::InProgress && self.task_state == State::Pending {
            task.extend(self.start(&tree));
        }
        let changes = in_causal_order(&tree, steps, task);
        Ok((tree, changes))
    }

    /// The start of the task, which its log has once an attempt has ended.
    fn start(&mut self, tree: &TaskTree) -> Option<Transition> {
        let running = tree.steps.iter().filter(|step| step.state == State::InProgress);
        let at = running.filter_map(|step| step.started_at).min()?;
        (self.seen_task, self.task_state) = (self.seen_task + 10, State::InProgress);
        let sort_key = self.seen_task;
        Some(Transition { from: State::Pending, to: State::InProgress, at, metadata: None, sort_key })
    }

    /// Reads the transitions of the steps that changed since the last read.
    async fn new_transitions(
        &mut self,
        session: &Session,
        tree: &TaskTree,
    ) -> Result<HashMap<i64, Vec<Transition>>> {
        let seen = |step: &StepSummary| self.seen_steps.get(&step.step_id).copied().unwrap_or(0);
        let moved =
            tree.steps.iter().map(|step| (step, seen(step))).filter(|(step, seen)| step.sort_key > *seen);
        let (ids, after): (Vec<i64>, Vec<i32>) = moved.map(|(step, seen)| (step.step_id, seen)).unzip();
        let mut of_step: HashMap<i64, Vec<Transition>> = HashMap::new();
        if !ids.is_empty() {
            for row in step_transitions(session, &ids, &after, false).await? {
                self.seen_steps.insert(row.step_id, row.transition.sort_key);
                of_step.entry(row.step_id).or_default().push(row.transition);
            }
        }
        for step in &tree.steps {
            // Its end may have been recorded since the step was read.
            let seen = self.seen_steps.get(&step.step_id).copied().unwrap_or(0);
            if let Some(start) = unrecorded_start(step).filter(|start| start.sort_key > seen) {
                self.seen_steps.insert(step.step_id, start.sort_key);
                of_step.entry(step.step_id).or_default().push(start);
            }
        }
        Ok(of_step)
    }
}

/// Puts the changes of one read in causal order.
///
/// One statement writes a completion and its consequences (the start of a child, the end of the task) and
/// reads its clock in no particular order. So a step counts as started no earlier than its parents ended, and
/// a task ends last.
fn in_causal_order(
    tree: &TaskTree,
    mut of_step: HashMap<i64, Vec<Transition>>,
    of_task: Vec<Transition>,
) -> Vec<StateChange> {
    let task_id = tree.task.task_id;
    let mut ordered: Vec<(Timestamp, StateChange)> = Vec::new();
    let mut ended: HashMap<i64, Timestamp> = HashMap::new();
    for step in &tree.steps {
        let parents = step.parents.iter().filter_map(|parent| ended.get(parent));
        let mut earliest = parents.copied().max().unwrap_or(Timestamp::MIN);
        for row in of_step.remove(&step.step_id).unwrap_or_default() {
            earliest = earliest.max(row.at);
            let change = StateChange {
                task_id,
                step_id: Some(step.step_id),
                name: step.name.clone(),
                from: row.from,
                to: row.to,
                at: row.at,
                attempt: attempt(&row.metadata),
                message: message(&row.metadata),
            };
            ordered.push((earliest, change));
        }
        ended.insert(step.step_id, earliest);
    }
    let mut merged: Vec<(Timestamp, u8, StateChange)> =
        ordered.into_iter().map(|(time, change)| (time, 1, change)).collect();
    let step_changes = merged.len();
    let times: Vec<Timestamp> = of_task.iter().map(|row| row.at).collect();
    for (number, row) in of_task.into_iter().enumerate() {
        let steps = merged[..step_changes].iter();
        let (time, rank) = if row.to.is_final() || row.to == State::Error {
            let until = times.get(number + 1).copied().unwrap_or(Timestamp::MAX).min(row.at + ONE_STATEMENT);
            let with_it = steps.filter(|(time, _, change)| {
                matches!(change.to, State::Complete | State::Error) && (row.at..until).contains(time)
            });
            (with_it.map(|(time, ..)| *time).max().unwrap_or(row.at), 2)
        } else {
            // Nothing comes before the first start.
            let since = number
                .checked_sub(1)
                .map_or(Timestamp::MIN, |before| times[before].max(row.at - ONE_STATEMENT));
            let with_it = steps
                .filter(|(time, _, change)| change.to == State::InProgress && (since..row.at).contains(time));
            (with_it.map(|(time, ..)| *time).min().unwrap_or(row.at), 0)
        };
        let change = StateChange {
            task_id,
            step_id: None,
            name: tree.task.workflow(),
            from: row.from,
            to: row.to,
            at: row.at,
            attempt: None,
            message: message(&row.metadata),
        };
        merged.push((time, rank, change));
    }
    // The sort is stable: changes of one time stay in the order of the steps.
    merged.sort_by_key(|(time, rank, _)| (*time, *rank));
    merged.into_iter().map(|(_, _, change)| change).collect()
}

fn attempt(metadata: &Option<Value>) -> Option<i32> {
    metadata.as_ref()?.get("attempt")?.as_i64().and_then(|attempt| i32::try_from(attempt).ok())
}

/// Returns the message of a failure or a lost worker, or the reason of a change by hand.
fn message(metadata: &Option<Value>) -> Option<String> {
    let metadata = metadata.as_ref()?;
    ["message", "reason"].iter().find_map(|key| metadata.get(key)?.as_str()).map(str::to_owned)
}
