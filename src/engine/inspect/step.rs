//! Everything about one step.

use std::collections::HashSet;

use crate::db::Session;
use crate::db::queries::find_step::{self, StepPlace, find_named_step};
use crate::db::queries::find_task::find_task;
use crate::db::queries::step_detail::step_detail as query_detail;
use crate::db::queries::step_transitions::step_transitions;
use crate::error::{Failure, Result};
use crate::model::step::{Neighbour, StepDetail, Transition};

/// The most characters of a result that are read unless all are asked for.
const RESULT_LIMIT: i32 = 4_000;

/// Finds a step by what a person calls it: its id, or TASK/STEP with the id or
/// the identity of its task.
///
/// # Errors
/// A [`Failure`] that names the step when there is none.
pub async fn find_step(session: &Session, name: &str) -> Result<StepPlace> {
    if let Ok(step_id) = name.parse::<i64>() {
        let found = find_step::find_step(session, step_id).await?;
        return found.ok_or_else(|| no_step(name).into());
    }
    if !name.contains('/') {
        return Err(Failure::usage(format!("{name:?} names no step"))
            .hint("write its id, or TASK/STEP such as 42/charge")
            .into());
    }
    let mut found_task = None;
    // Identities and names may hold slashes themselves.
    for (slash, _) in name.rmatch_indices('/') {
        let (task, step) = (&name[..slash], &name[slash + 1..]);
        if let Some(task_id) = find_task(session, task).await? {
            if let Some(place) = find_named_step(session, task_id, step).await? {
                return Ok(place);
            }
            found_task = Some((task_id, step));
        }
    }
    Err(match found_task {
        Some((task_id, step)) => Failure::new(format!("task {task_id} has no step {step}"))
            .hint(format!("`tasker task show {task_id} --all` shows its steps"))
            .into(),
        None => no_step(name).into(),
    })
}

fn no_step(name: &str) -> Failure {
    Failure::new(format!("there is no step {name}"))
        .hint("`tasker task list` shows the newest tasks, `tasker task show TASK --all` the steps of one")
}

/// Reads everything about a step; the whole of its result only when `full`.
///
/// # Errors
/// A [`Failure`] that names the step when it has gone meanwhile.
pub async fn step_detail(session: &Session, place: StepPlace, full: bool) -> Result<StepDetail> {
    let StepPlace { step_id, task_id } = place;
    let limit = (!full).then_some(RESULT_LIMIT);
    // The whole task: its steps are the neighbours, and no step outlives it.
    let tree = super::task_tree(session, task_id).await?;
    let (Some(step), Some(detail)) = (
        tree.steps.iter().find(|step| step.step_id == step_id),
        query_detail(session, step_id, limit).await?,
    ) else {
        return Err(no_step(&step_id.to_string()).into());
    };
    let transitions = step_transitions(session, &[step_id], &[0]).await?;
    let parent_ids: HashSet<i64> = step.parents.iter().copied().collect();
    let parents = tree.steps.iter().filter(|other| parent_ids.contains(&other.step_id));
    let children = tree.steps.iter().filter(|other| other.parents.contains(&step_id));
    Ok(StepDetail {
        step: step.clone(),
        task_id,
        workflow: tree.task.workflow(),
        task_state: tree.task.state,
        template: detail.template,
        parents: parents.map(Neighbour::from).collect(),
        children: children.map(Neighbour::from).collect(),
        failure: detail.failure,
        result: detail.result,
        transitions: transitions
            .into_iter()
            .map(|row| Transition { from: row.from, to: row.to, at: row.at, metadata: row.metadata })
            .collect(),
        as_of: tree.task.as_of,
    })
}
