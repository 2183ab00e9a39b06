//! Where the time of a task went: for each step its phases without gaps and its attempts, and the critical
//! path.
//!
//! Derived from the transitions alone. Clocks may have jumped, and other programs may have written
//! transitions without metadata: no span is ever negative.

mod attempt;
mod critical;
mod phase;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use jiff::Timestamp;
use serde::Serialize;

use super::state::State;
use super::step::Transition;
use super::task::{StepSummary, TaskSummary, TaskTree};

pub use attempt::{Attempt, AttemptWorker};
pub use critical::{CriticalPath, CriticalStep};
pub use phase::{Phase, PhaseTimes, Span, clip};

/// A task and where its time went.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    #[serde(flatten)]
    pub task: TaskSummary,
    /// The request.
    pub from: Timestamp,
    /// The end of the last step where all have finished; otherwise the end of the
    /// task, or the time it was read at. No transition is later.
    pub to: Timestamp,
    /// The sum over the steps, which can run at once.
    pub phases: PhaseTimes,
    pub critical_path: CriticalPath,
    /// Parents before their children.
    pub steps: Vec<StepTimeline>,
}

/// One step of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepTimeline {
    pub step_id: i64,
    pub name: String,
    pub state: State,
    pub queue: String,
    /// On the critical path.
    pub is_critical: bool,
    #[serde(flatten)]
    pub history: StepHistory,
}

/// The life of a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepHistory {
    /// When the last of its parents was complete or resolved; null while one is not.
    pub ready_at: Option<Timestamp>,
    /// When it finished, or how far its life is known.
    pub until: Timestamp,
    pub phases: PhaseTimes,
    /// From the request of the task to `until`, without a gap.
    pub spans: Vec<Span>,
    /// Oldest first.
    pub attempts: Vec<Attempt>,
}

impl Timeline {
    /// Derives the timeline of a task from the transitions of its steps, oldest first.
    pub fn of(tree: &TaskTree, transitions: &HashMap<i64, Vec<Transition>>) -> Timeline {
        let from = tree.task.requested_at;
        let of_step = |step: &StepSummary| transitions.get(&step.step_id).map_or(&[][..], Vec::as_slice);
        let times: Vec<Vec<Timestamp>> = tree.steps.iter().map(|step| times(of_step(step), from)).collect();
        let to = end(tree, transitions, &times);
        let positions: HashMap<i64, usize> =
            tree.steps.iter().enumerate().map(|(position, step)| (step.step_id, position)).collect();
        let done: Vec<Option<Timestamp>> =
            tree.steps.iter().zip(&times).map(|(step, times)| done_at(of_step(step), times)).collect();
        let mut steps: Vec<StepTimeline> = tree
            .steps
            .iter()
            .zip(times)
            .map(|(step, times)| {
                let parents = step.parents.iter().filter_map(|parent| positions.get(parent));
                let ready_at = ready_at(parents.map(|&position| done[position]), from);
                StepTimeline {
                    step_id: step.step_id,
                    name: step.name.clone(),
                    state: step.state,
                    queue: step.queue.clone(),
                    is_critical: false,
                    history: StepHistory::new(step, of_step(step), &times, ready_at, from..to),
                }
            })
            .collect();
        let parents: Vec<Vec<usize>> = tree
            .steps
            .iter()
            .map(|step| step.parents.iter().filter_map(|parent| positions.get(parent).copied()).collect())
            .collect();
        let critical_path = CriticalPath::find(&mut steps, &parents, from..to);
        let mut phases = PhaseTimes::default();
        steps.iter().for_each(|step| phases += step.history.phases);
        Timeline { task: tree.task.clone(), from, to, phases, critical_path, steps }
    }
}

impl StepHistory {
    /// Derives the history of one step from its transitions and those of its parents.
    pub fn of<'a>(
        task: &TaskSummary,
        step: &StepSummary,
        transitions: &[Transition],
        parents: impl Iterator<Item = &'a [Transition]>,
    ) -> StepHistory {
        let from = task.requested_at;
        let done = parents.map(|transitions| done_at(transitions, &times(transitions, from)));
        let times = times(transitions, from);
        let read_until = task.ended_at.unwrap_or(task.as_of).max(from);
        let to = times.last().copied().map_or(read_until, |last| last.max(read_until));
        StepHistory::new(step, transitions, &times, ready_at(done, from), from..to)
    }

    fn new(
        step: &StepSummary,
        transitions: &[Transition],
        times: &[Timestamp],
        ready_at: Option<Timestamp>,
        task: Range<Timestamp>,
    ) -> StepHistory {
        let until = match transitions.last() {
            Some(last) if last.to.is_final() => times[times.len() - 1],
            _ => task.end,
        };
        let spans = phase::spans(step, transitions, times, ready_at, task.start..until);
        StepHistory {
            ready_at,
            until,
            phases: spans.iter().copied().collect(),
            attempts: attempt::attempts(transitions, times, &spans, until),
            spans,
        }
    }
}

/// The times of the transitions, none before the one ahead of it: clocks jump.
fn times(transitions: &[Transition], from: Timestamp) -> Vec<Timestamp> {
    let mut latest = from;
    transitions
        .iter()
        .map(|transition| {
            latest = latest.max(transition.at);
            latest
        })
        .collect()
}

/// When the step let its children start.
fn done_at(transitions: &[Transition], times: &[Timestamp]) -> Option<Timestamp> {
    let last = transitions.last()?;
    last.to.satisfies_children().then(|| times[times.len() - 1])
}

fn ready_at(mut parents_done: impl Iterator<Item = Option<Timestamp>>, from: Timestamp) -> Option<Timestamp> {
    parents_done.try_fold(from, |latest, done| Some(latest.max(done?)))
}

/// A task ends with its last step, in one statement that reads its clock more than once.
fn end(tree: &TaskTree, transitions: &HashMap<i64, Vec<Transition>>, times: &[Vec<Timestamp>]) -> Timestamp {
    let is_finished = |step: &StepSummary| {
        let last = transitions.get(&step.step_id).and_then(|transitions| transitions.last());
        last.is_some_and(|transition| transition.to.is_final())
    };
    let last = times.iter().filter_map(|times| times.last()).copied().max();
    let read_until = tree.task.ended_at.unwrap_or(tree.task.as_of).max(tree.task.requested_at);
    match last {
        Some(last) if tree.steps.iter().all(is_finished) => last,
        Some(last) => last.max(read_until),
        None => read_until,
    }
}
