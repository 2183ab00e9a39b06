//! Looking at tasks and steps. Every read is bounded by what is asked for: a
//! task's own rows, or a page; never by the size of the database.

use std::collections::HashMap;

use crate::db::Session;
use crate::db::queries::find_task::find_task as query_task;
use crate::db::queries::task_steps::task_steps;
use crate::db::queries::task_summary::task_summary;
use crate::error::{Failure, Result};
use crate::model::dag::Dag;
use crate::model::task::{StepSummary, TaskTree};

/// Finds a task by what a person calls it: its id or its identity.
///
/// # Errors
/// A [`Failure`] that names the task when there is none.
pub async fn find_task(session: &Session, name: &str) -> Result<i64> {
    query_task(session, name).await?.ok_or_else(|| no_task(name).into())
}

/// Reads a task with all its steps.
///
/// The task is read before its steps, so that the steps of a task that has
/// ended are never older than its end.
///
/// # Errors
/// A [`Failure`] that names the task when there is none.
pub async fn task_tree(session: &Session, task_id: i64) -> Result<TaskTree> {
    let (task, live_workers) =
        task_summary(session, task_id).await?.ok_or_else(|| no_task(&task_id.to_string()))?;
    let steps = task_steps(session, task_id, task.as_of).await?;
    Ok(TaskTree { task, live_workers, steps: parents_first(steps) })
}

fn no_task(name: &str) -> Failure {
    Failure::new(format!("there is no task {name}")).hint("`tasker task list` shows the newest tasks")
}

/// Puts parents before their children. The ids of our own steps rise along the
/// edges already; those of a database that another program wrote may not.
fn parents_first(steps: Vec<StepSummary>) -> Vec<StepSummary> {
    let is_ordered = steps.iter().all(|step| step.parents.iter().all(|parent| *parent < step.step_id));
    if is_ordered {
        return steps;
    }
    let places: HashMap<i64, usize> =
        steps.iter().enumerate().map(|(index, step)| (step.step_id, index)).collect();
    let parents = steps
        .iter()
        .map(|step| step.parents.iter().filter_map(|parent| places.get(parent).copied()).collect())
        .collect();
    // A cycle is nothing a task can have been run with; show it as it was stored.
    let Ok(dag) = Dag::new(parents) else { return steps };
    let mut steps: Vec<_> = steps.into_iter().map(Some).collect();
    dag.topological_order().iter().filter_map(|&index| steps[index].take()).collect()
}
