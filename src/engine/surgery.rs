//! Changing a task by hand: failed steps retried, steps counted as done or given up.

use anyhow::Context;
use serde_json::json;

use crate::db::Session;
use crate::db::queries::steps::{
    cancel_steps, lock_task_steps, reset_steps, resolve_steps, step_names, step_neighbours,
};
use crate::db::queries::tasks::{lock_task, task_condition};
use crate::error::{Failure, Result, TASKER};
use crate::model::jsonb::Json;
use crate::model::state::State;
use crate::model::step::Neighbour;
use crate::model::surgery::{Action, Changed, Surgery, Touched};

/// Most steps with their children listed.
const PARENTS_DESCRIBED: usize = 20;

/// Who changes the task, and why; kept in the metadata of every transition.
#[derive(Clone, Copy, Debug)]
pub struct Actor<'a> {
    pub by: &'a str,
    pub reason: Option<&'a str>,
}

/// Which steps of a task.
#[derive(Clone, Debug)]
pub enum StepSelector {
    These(Vec<i64>),
    /// Those not finished once their locks are held: none can finish in between.
    Unfinished,
    /// Of these the failed ones.
    Failed,
}

/// An action upon steps of one task.
#[derive(Clone, Copy, Debug)]
pub struct Operation<'a> {
    pub task_id: i64,
    pub steps: &'a StepSelector,
    pub action: Action,
    /// The result of a resolved step, which its children receive; `None`: nothing new.
    pub result: Option<&'a Json>,
    pub actor: Actor<'a>,
}

/// Changes all of the steps or none, in one transaction.
///
/// # Errors
/// A [`Failure`] that names a task that does not exist or has ended otherwise, a step of another task, or a
/// step in a state that does not allow the change.
pub async fn operate(session: &mut Session, operation: Operation<'_>) -> Result<Surgery> {
    session.transaction_until_won(async |session| apply(session, operation).await).await
}

/// Returns the effect of [`operate`] without changing anything. It takes the same locks briefly.
///
/// # Errors
/// Those of [`operate`].
pub async fn preview(session: &mut Session, operation: Operation<'_>) -> Result<Surgery> {
    session.trial(async |session| apply(session, operation).await).await
}

async fn apply(session: &Session, operation: Operation<'_>) -> Result<Surgery> {
    let Operation { task_id, steps, action, result, actor } = operation;
    let doing = || format!("trying to {} steps of task {task_id}", action.as_str());
    let locked = lock(session, task_id).await?;
    let step_ids = match steps {
        StepSelector::These(step_ids) => step_ids,
        StepSelector::Unfinished if locked.state.is_final() => return ended(operation, locked.state),
        StepSelector::Unfinished => &locked.unfinished,
        StepSelector::Failed => &failed(session, task_id, &locked.unfinished).await?,
    };
    let metadata = json!({ "action": action.as_str(), "by": actor.by, "reason": actor.reason });
    let touched = match action {
        Action::Retry => reset_steps(session, task_id, step_ids, &metadata, false).await,
        Action::Reset => reset_steps(session, task_id, step_ids, &metadata, true).await,
        Action::Resolve => resolve_steps(session, task_id, step_ids, &metadata, result).await,
        Action::Cancel => cancel_steps(session, task_id, step_ids, &metadata).await,
    }
    .with_context(doing)?;
    refuse(task_id, step_ids, action, &touched)?;
    describe(session, operation, &touched).await.with_context(doing)
}

/// The rows found once the locks are held.
struct Locked {
    state: State,
    unfinished: Vec<i64>,
}

/// Locks the task and every step of it: a child may have been finished by hand already. Each lock is its own
/// statement, so that later reads see the writes of transactions that it waited for.
async fn lock(session: &Session, task_id: i64) -> Result<Locked> {
    let doing = || format!("locking task {task_id} and its steps");
    let unfinished = lock_task_steps(session, task_id).await.with_context(doing)?;
    match lock_task(session, task_id).await.with_context(doing)? {
        Some(state) => Ok(Locked { state, unfinished }),
        None => Err(super::inspect::no_task(&task_id.to_string()).into()),
    }
}

/// Those of a task's unfinished steps that have failed.
async fn failed(session: &Session, task_id: i64, unfinished: &[i64]) -> Result<Vec<i64>> {
    let steps = step_names(session, unfinished)
        .await
        .with_context(|| format!("reading the states of task {task_id}'s steps"))?;
    let failed: Vec<i64> =
        steps.iter().filter(|step| step.state == State::Error).map(|step| step.step_id).collect();
    if failed.is_empty() {
        return Err(Failure::new(format!("task {task_id} has no failed step"))
            .hint(format!("`{TASKER} task show {task_id}` shows its steps"))
            .into());
    }
    Ok(failed)
}

/// Of a task that has ended nothing is unfinished: all was done before, or cannot be any more.
fn ended(operation: Operation<'_>, task_state: State) -> Result<Surgery> {
    let Operation { task_id, action, .. } = operation;
    if task_state != action.leads_to() {
        return Err(Failure::new(format!("task {task_id} is {task_state} and cannot be {}", action.done()))
            .hint(format!("`{TASKER} task show {task_id}` shows its steps"))
            .into());
    }
    let (steps, ready, blocked) = (Vec::new(), Vec::new(), Vec::new());
    Ok(Surgery { task_id, action, steps, ready, blocked, task_state })
}

fn refuse(task_id: i64, step_ids: &[i64], action: Action, touched: &[Touched]) -> Result<()> {
    for row in touched {
        if let (Some(state), false) = (row.state_before, row.is_changed) {
            let allowed: Vec<_> = [Action::Retry, Action::Reset, Action::Resolve, Action::Cancel]
                .into_iter()
                .filter(|other| other.is_allowed(state))
                .map(|other| format!("`{TASKER} step {} {}`", other.as_str(), row.step_id))
                .collect();
            let hint = if allowed.is_empty() {
                format!("{state} is final; `{TASKER} step show {}` shows its history", row.step_id)
            } else {
                format!("its state allows: {}", allowed.join(", "))
            };
            return Err(Failure::new(format!("step {} is {state}: {}", row.step_id, action.rule()))
                .hint(hint)
                .into());
        }
    }
    let is_found = |id: &i64| touched.iter().any(|row| row.state_before.is_some() && row.step_id == *id);
    match step_ids.iter().find(|id| !is_found(id)) {
        Some(step_id) => Err(Failure::new(format!("task {task_id} has no step {step_id}"))
            .hint(format!("`{TASKER} task show {task_id}` shows its steps"))
            .into()),
        None => Ok(()),
    }
}

/// Reads the new state of the steps and of those after them.
async fn describe(
    session: &Session,
    operation: Operation<'_>,
    touched: &[Touched],
) -> std::result::Result<Surgery, tokio_postgres::Error> {
    let ids: Vec<i64> = touched.iter().map(|row| row.step_id).collect();
    let names = step_names(session, &ids).await?;
    let named = |id: i64| names.iter().find(|step| step.step_id == id);
    let mut steps = Vec::new();
    let mut ready: Vec<Neighbour> = Vec::new();
    for row in touched {
        let Some(step) = named(row.step_id) else { continue };
        match row.state_before {
            Some(from) => {
                steps.push(Changed { step_id: row.step_id, name: step.name.clone(), from, to: step.state });
            }
            None => ready.push(step.clone()),
        }
    }
    if operation.action.leads_to() == State::Pending {
        ready.extend(steps.iter().filter_map(|step| named(step.step_id)).cloned());
    }
    let mut blocked: Vec<Neighbour> = Vec::new();
    for step in steps.iter().take(PARENTS_DESCRIBED) {
        for child in step_neighbours(session, step.step_id).await?.children {
            let is_listed = ready.iter().chain(&blocked).any(|other| other.step_id == child.step_id);
            if child.state == State::Pending && !is_listed {
                blocked.push(child);
            }
        }
    }
    let task = task_condition(session, operation.task_id).await?;
    Ok(Surgery {
        task_id: operation.task_id,
        action: operation.action,
        steps,
        ready,
        blocked,
        task_state: task.map_or(State::Pending, |task| task.state),
    })
}
