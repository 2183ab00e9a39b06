//! Everything about one step.

use crate::db::Session;
use crate::db::queries::steps::find_step::{self, StepRef, find_named_step};
use crate::db::queries::steps::step_detail::step_detail as query_detail;
use crate::db::queries::steps::{
    step_ancestors, step_descendants, step_neighbours, step_transitions, task_steps,
};
use crate::error::{Failure, Result, TASKER};
use crate::model::step::{StepDetail, Transition, by_distance};

use super::seek_task;
use super::timeline::{add_unrecorded_start, step_history};

/// The most characters of a result that are read without --full.
const RESULT_LIMIT: i32 = 4_000;

/// Finds a step by its id, or by TASK/STEP with the id or the identity of its task.
///
/// # Errors
/// A [`Failure`] that names the step if it does not exist.
pub async fn find_step(session: &Session, name: &str) -> Result<StepRef> {
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
    // Identities and names can contain slashes.
    for (slash, _) in name.rmatch_indices('/') {
        let (task, step) = (&name[..slash], &name[slash + 1..]);
        if let Some(task_id) = seek_task(session, task).await? {
            if let Some(step) = find_named_step(session, task_id, step).await? {
                return Ok(step);
            }
            found_task = Some((task_id, step));
        }
    }
    Err(match found_task {
        Some((task_id, step)) => Failure::new(format!("task {task_id} has no step {step}"))
            .hint(format!("`{TASKER} task show {task_id} --all` shows its steps"))
            .into(),
        None => no_step(name).into(),
    })
}

/// The id of a step named like those of [`find_step()`]; an id is taken as it is, whether there is such a step or not.
///
/// # Errors
/// Those of [`find_step()`].
pub async fn step_id(session: &Session, name: &str) -> Result<i64> {
    match name.parse() {
        Ok(step_id) => Ok(step_id),
        Err(_) => Ok(find_step(session, name).await?.step_id),
    }
}

pub(in crate::engine) fn no_step(name: &str) -> Failure {
    Failure::new(format!("there is no step {name}")).hint(format!(
        "`{TASKER} task list` shows the newest tasks, `{TASKER} task show TASK --all` the steps of one"
    ))
}

/// How much of a step's details to read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent {
    /// The whole of its result, however long.
    pub full: bool,
    /// Every step it depends on, not only its parents.
    pub ancestors: bool,
    /// Every step that depends on it, not only its children.
    pub descendants: bool,
    /// Its attempts, and where its time went.
    pub history: bool,
}

/// Reads everything about a step, and the part of its task near it.
///
/// # Errors
/// A [`Failure`] that names the step if it was deleted meanwhile.
pub async fn step_detail(session: &Session, step: StepRef, extent: Extent) -> Result<StepDetail> {
    let StepRef { step_id, task_id } = step;
    let limit = (!extent.full).then_some(RESULT_LIMIT);
    // The task first: no step outlives it.
    let task = super::task_summary(session, task_id).await?;
    let (Some(step), Some(detail)) = (
        task_steps(session, task_id, Some(&[step_id]), task.as_of).await?.pop(),
        query_detail(session, step_id, limit).await?,
    ) else {
        return Err(no_step(&step_id.to_string()).into());
    };
    let neighbours = step_neighbours(session, step_id).await?;
    let ancestors = match extent.ancestors {
        true => Some(by_distance(step_id, step_ancestors(session, step_id).await?)),
        false => None,
    };
    let descendants = match extent.descendants {
        true => Some(by_distance(step_id, step_descendants(session, step_id).await?)),
        false => None,
    };
    let transitions = step_transitions(session, &[step_id], &[0], true).await?;
    let mut transitions: Vec<Transition> = transitions.into_iter().map(|row| row.transition).collect();
    // A clock that jumped back changes no order.
    transitions.sort_by_key(|transition| transition.sort_key);
    add_unrecorded_start(&step, &mut transitions);
    let history = match extent.history {
        true => Some(step_history(session, &task, &step, &transitions).await?),
        false => None,
    };
    Ok(StepDetail {
        step,
        task_id,
        workflow: task.workflow(),
        task_state: task.state,
        interruptions: detail.interruptions,
        template: detail.template,
        parents: neighbours.parents,
        children: neighbours.children,
        ancestors,
        descendants,
        failure: detail.failure,
        result: detail.result,
        transitions,
        history,
        as_of: task.as_of,
    })
}
