//! Reads tasks and steps. The request bounds every read: a task's own rows, or a page; never the size of the
//! database.

mod count;
mod list;
mod stats;
mod step;
mod timeline;
mod watch;

use std::collections::{BTreeSet, HashMap};

use anyhow::Context;

use crate::db::Session;
use crate::db::queries::archives::{ArchiveRow, list_archives};
use crate::db::queries::queues::halted_queues::{Halted, halted_queues as query_halted_queues};
use crate::db::queries::steps::task_steps;
use crate::db::queries::tasks::find_task::{Candidate, find_task as query_task};
use crate::db::queries::tasks::first_failures::first_failures as query_failures;
use crate::db::queries::tasks::task_context::task_context as query_context;
use crate::db::queries::tasks::task_summaries;
use crate::db::row::Printed;
use crate::error::{Exit, Failure, Result, TASKER, shell_word};
use crate::model::dag::Dag;
use crate::model::graph::TaskGraph;
use crate::model::task::{FirstFailure, StepSummary, TaskSummary, TaskTree};

pub use count::{CountBy, count_tasks};
pub use list::{Filter, list_tasks};
pub use stats::step_stats;
pub(super) use step::no_step;
pub use step::{Extent, find_step, step_detail, step_id};
pub use timeline::timeline;
pub use watch::Watch;

/// Finds a task by its id or its identity: `3`, `id:3`, `identity:order-7`, `order-7`, `shop/order:order-7`.
///
/// # Errors
/// A [`Failure`] that names the task if it does not exist, or all that the name can mean.
pub async fn find_task(session: &Session, name: &str) -> Result<i64> {
    match seek_task(session, name).await? {
        Some(task_id) => Ok(task_id),
        None => Err(missing_task(session, name).await.into()),
    }
}

/// Names the archive that can have the task.
async fn missing_task(session: &Session, name: &str) -> Failure {
    let Ok(task_id) = name.strip_prefix("id:").unwrap_or(name).parse() else {
        return match name.split_once('/') {
            Some((task, step)) if task.parse::<i64>().is_ok() && !step.is_empty() => no_task(name)
                .exit(Exit::Usage)
                .hint(format!("it names a step: `{TASKER} step show {}`", shell_word(name))),
            _ => no_task(name),
        };
    };
    // Without the right to read this table the task is as missing as before.
    let archives = list_archives(session, Some(task_id), 1).await.unwrap_or_default();
    match archives.first() {
        Some(ArchiveRow { location: Some(_), .. }) => {
            no_task(name).hint(format!("it may be archived: `{TASKER} archive show {task_id}`"))
        }
        Some(_) => no_task(name).hint(format!("it may have been deleted: `{TASKER} archive list`")),
        None => no_task(name),
    }
}

/// The same; `None` if there is none.
async fn seek_task(session: &Session, name: &str) -> Result<Option<i64>> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (id, identity) = match (name.strip_prefix("id:"), name.strip_prefix("identity:")) {
        (Some(id), _) if is_number(id) => (id.parse().ok(), None),
        (_, Some(identity)) => (None, Some(identity)),
        _ if is_number(name) => (name.parse().ok(), Some(name)),
        _ => (None, Some(name)),
    };
    let found = query_task(session, id, identity).await.context("reading the task")?;
    match found.as_slice() {
        [] => Ok(None),
        // A number is an id, unless somebody has given it as an identity: then it may mean either.
        [one] if one.is_by_id || id.is_none() => Ok(Some(one.task_id)),
        several => Err(ambiguous(name, several).into()),
    }
}

fn ambiguous(name: &str, found: &[Candidate]) -> Failure {
    let of_identity = |found: &Candidate| {
        let scope = format!("{}:", found.workflow);
        match found.identity_hash.starts_with(&scope) {
            true => found.identity_hash.clone(),
            false => format!("id:{}", found.task_id),
        }
    };
    let choices: Vec<String> = found
        .iter()
        .map(|found| match found.is_by_id {
            true => format!("id:{} (a task of {})", found.task_id, found.workflow),
            false => format!("{} (task {})", of_identity(found), found.task_id),
        })
        .collect();
    Failure::usage(format!("{name:?} may be an id or an identity, of several tasks"))
        .hint(format!("write which: {}", choices.join(", ")))
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

/// Reads of each of these tasks the step that failed first, and why.
pub async fn first_failures(session: &Session, task_ids: &[i64]) -> Result<Vec<FirstFailure>> {
    if task_ids.is_empty() {
        return Ok(Vec::new());
    }
    query_failures(session, task_ids).await.context("reading the failed steps")
}

/// Reads the context of a task, unless it has more than so many bytes.
///
/// # Errors
/// A [`Failure`] that names the task if it does not exist.
pub async fn task_context(session: &Session, task_id: i64, bytes: i64) -> Result<Printed> {
    let context = query_context(session, task_id, bytes).await.with_context(|| reading(task_id))?;
    context.ok_or_else(|| no_task(&task_id.to_string()).into())
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
    Failure::new(format!("there is no task {name}"))
        .hint(format!("`{TASKER} task list` shows the newest tasks"))
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
