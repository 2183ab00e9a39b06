//! Reads tasks and steps. The request bounds every read: a task's own rows, or a page; never the size of the
//! database.

mod count;
mod list;
mod step;
mod timeline;
mod watch;

use std::collections::{BTreeSet, HashMap};

use anyhow::Context;

use crate::db::Session;
use crate::db::queries::queues::halted_queues::{Halted, halted_queues as query_halted_queues};
use crate::db::queries::steps::task_steps::task_steps;
use crate::db::queries::tasks::find_task::find_task as query_task;
use crate::db::queries::tasks::task_summaries::task_summaries;
use crate::error::{Failure, Result};
use crate::model::dag::Dag;
use crate::model::graph::TaskGraph;
use crate::model::task::{StepSummary, TaskSummary, TaskTree};

pub use count::{CountBy, count_tasks};
pub use list::{Filter, list_tasks};
pub use step::{Extent, find_step, step_detail};
pub use timeline::timeline;
pub use watch::Watch;

/// Finds a task by its id or its identity.
///
/// # Errors
/// A [`Failure`] that names the task if it does not exist.
pub async fn find_task(session: &Session, name: &str) -> Result<i64> {
    query_task(session, name).await.context("reading the task")?.ok_or_else(|| no_task(name).into())
}

/// Reads a task with all its steps.
///
/// The task is read before its steps, so that the steps of an ended task are never older than its end.
///
/// # Errors
/// A [`Failure`] that names the task if it does not exist.
pub async fn task_tree(session: &Session, task_id: i64) -> Result<TaskTree> {
    let task = task_summary(session, task_id).await?;
    let steps = parents_first(
        task_steps(session, task_id, None, task.as_of).await.with_context(|| reading(task_id))?,
    );
    let halted = halted_queues(session, &task, &steps).await?;
    let names = |is_so: fn(&Halted) -> bool| {
        halted.iter().filter(|queue| is_so(queue)).map(|queue| queue.queue.clone()).collect()
    };
    Ok(TaskTree {
        unserved_queues: names(|queue| queue.is_unserved),
        paused_queues: names(|queue| queue.is_paused),
        task,
        steps,
    })
}

/// Reads the graph of a task's steps.
///
/// # Errors
/// A [`Failure`] that names the task if it does not exist.
pub async fn task_graph(session: &Session, task_id: i64) -> Result<TaskGraph> {
    Ok(TaskGraph::from(&task_tree(session, task_id).await?))
}

/// Reads a task without its steps.
///
/// # Errors
/// A [`Failure`] that names the task if it does not exist.
pub async fn task_summary(session: &Session, task_id: i64) -> Result<TaskSummary> {
    let task = task_summaries(session, &[task_id]).await.with_context(|| reading(task_id))?.pop();
    task.ok_or_else(|| no_task(&task_id.to_string()).into())
}

/// Finds the queues with ready steps that no worker claims.
async fn halted_queues(session: &Session, task: &TaskSummary, steps: &[StepSummary]) -> Result<Vec<Halted>> {
    let ready = steps.iter().filter(|step| !task.has_ended() && step.is_ready());
    let queues: BTreeSet<&str> = ready.map(|step| step.queue.as_str()).collect();
    if queues.is_empty() {
        return Ok(Vec::new());
    }
    query_halted_queues(session, &queues.into_iter().collect::<Vec<_>>()).await.context("reading the workers")
}

fn reading(task_id: i64) -> String {
    format!("reading task {task_id}")
}

pub(super) fn no_task(name: &str) -> Failure {
    Failure::new(format!("there is no task {name}")).hint("`tasker task list` shows the newest tasks")
}

/// Puts parents before their children. The ids of tasker's own steps rise along the edges already; those that
/// another program wrote may not.
fn parents_first(steps: Vec<StepSummary>) -> Vec<StepSummary> {
    let is_ordered = steps.iter().all(|step| step.parents.iter().all(|parent| *parent < step.step_id));
    if is_ordered {
        return steps;
    }
    let positions: HashMap<i64, usize> =
        steps.iter().enumerate().map(|(index, step)| (step.step_id, index)).collect();
    let parents = steps
        .iter()
        .map(|step| step.parents.iter().filter_map(|parent| positions.get(parent).copied()).collect())
        .collect();
    // A cycle is nothing a task can have been run with; show it as it was stored.
    let Ok(dag) = Dag::new(parents) else { return steps };
    let mut steps: Vec<_> = steps.into_iter().map(Some).collect();
    dag.topological_order().iter().filter_map(|&index| steps[index].take()).collect()
}
