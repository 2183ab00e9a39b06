//! Where the time of a task or a step went.

use std::collections::{BTreeSet, HashMap};

use anyhow::Context;
use serde_json::json;

use crate::db::Session;
use crate::db::queries::steps::step_transitions;
use crate::db::queries::workers::{WorkerHost, find_workers};
use crate::error::Result;
use crate::model::state::State;
use crate::model::step::Transition;
use crate::model::task::{StepSummary, TaskSummary};
use crate::model::timeline::{Attempt, StepHistory, Timeline};

/// Reads a task with the history of every step, without the standard error kept of failures.
///
/// # Errors
/// A [`Failure`](crate::error::Failure) that names the task when there is none.
pub async fn timeline(session: &Session, task_id: i64) -> Result<Timeline> {
    let tree = super::task_tree(session, task_id).await?;
    // A step to which nothing has happened has none.
    let moved = tree.steps.iter().filter(|step| step.sort_key > 0);
    let ids: Vec<i64> = moved.map(|step| step.step_id).collect();
    let mut transitions = transitions(session, &ids).await.with_context(|| super::reading(task_id))?;
    for step in &tree.steps {
        add_unrecorded_start(step, transitions.entry(step.step_id).or_default());
    }
    let mut timeline = Timeline::of(&tree, &transitions);
    add_hosts(session, timeline.steps.iter_mut().flat_map(|step| &mut step.history.attempts)).await?;
    Ok(timeline)
}

/// The start of the attempt that runs, as its end will record it.
pub(super) fn unrecorded_start(step: &StepSummary) -> Option<Transition> {
    let holder = step.claimed_by.as_ref().filter(|_| step.state == State::InProgress)?;
    Some(Transition {
        from: State::Pending,
        to: State::InProgress,
        at: step.started_at?,
        metadata: Some(json!({ "worker_id": holder.worker_id, "attempt": step.attempts })),
        sort_key: step.sort_key + 10,
    })
}

/// Adds the start of the attempt that runs, unless its end was recorded since the step was read.
pub(super) fn add_unrecorded_start(step: &StepSummary, of_step: &mut Vec<Transition>) {
    let newest = of_step.last().map_or(0, |newest| newest.sort_key);
    of_step.extend(unrecorded_start(step).filter(|start| start.sort_key > newest));
}

/// Derives the history of a step from its transitions.
pub(super) async fn step_history(
    session: &Session,
    task: &TaskSummary,
    step: &StepSummary,
    of_step: &[Transition],
) -> Result<StepHistory> {
    let of_parents = transitions(session, &step.parents).await.context("reading the parents of the step")?;
    let parents = step.parents.iter().map(|parent| of_parents.get(parent).map_or(&[][..], Vec::as_slice));
    let mut history = StepHistory::of(task, step, of_step, parents);
    add_hosts(session, history.attempts.iter_mut()).await?;
    Ok(history)
}

/// Reads the transitions of steps, oldest first, without the standard error kept of failures.
async fn transitions(session: &Session, ids: &[i64]) -> Result<HashMap<i64, Vec<Transition>>> {
    let mut of_step: HashMap<i64, Vec<Transition>> = HashMap::with_capacity(ids.len());
    for row in step_transitions(session, ids, &vec![0; ids.len()], false).await? {
        of_step.entry(row.step_id).or_default().push(row.transition);
    }
    // Read in the order of their times, which is another one where the clock has jumped.
    of_step.values_mut().for_each(|transitions| transitions.sort_by_key(|transition| transition.sort_key));
    Ok(of_step)
}

/// Adds the hosts of live workers to attempts.
async fn add_hosts(session: &Session, attempts: impl Iterator<Item = &mut Attempt>) -> Result<()> {
    let mut unplaced: Vec<_> = attempts
        .filter_map(|attempt| attempt.worker.as_mut())
        .filter(|worker| worker.host.is_none())
        .collect();
    let ids: BTreeSet<i64> = unplaced.iter().map(|worker| worker.worker_id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let hosts = find_workers(session, &Vec::from_iter(ids)).await.context("reading the workers")?;
    let hosts: HashMap<i64, WorkerHost> =
        hosts.into_iter().map(|worker| (worker.worker_id, worker)).collect();
    for worker in &mut unplaced {
        if let Some(found) = hosts.get(&worker.worker_id) {
            worker.host = Some(found.host.clone());
            worker.pid = Some(found.pid);
        }
    }
    Ok(())
}
