//! Mending a task by hand: failed steps tried anew, steps counted as done.

use anyhow::Context;
use serde::Serialize;
use serde_json::{Value, json};

use crate::db::Session;
use crate::db::queries::lock_all_task_steps::lock_all_task_steps;
use crate::db::queries::lock_task::lock_task;
use crate::db::queries::reset_steps::reset_steps;
use crate::db::queries::resolve_steps::{ResolveRow, resolve_steps};
use crate::error::{Failure, Result};
use crate::model::state::State;

/// Who mends, and why; kept in the metadata of every transition.
#[derive(Clone, Copy, Debug)]
pub struct Mandate<'a> {
    pub by: &'a str,
    pub reason: Option<&'a str>,
}

/// Steps that were resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Resolved {
    pub step_ids: Vec<i64>,
    /// The children that may be claimed now.
    pub ready_step_ids: Vec<i64>,
}

/// Gives steps in error all their attempts again, at once: no backoff is left. All of them or none.
///
/// # Errors
/// A [`Failure`] that names a task that is none, a step that is not the task's or not in error.
pub async fn reset(session: &Session, task_id: i64, step_ids: &[i64], mandate: Mandate<'_>) -> Result<()> {
    let doing = || format!("resetting steps of task {task_id}");
    session
        .transaction_until_won(async |session| {
            lock(session, task_id).await?;
            let metadata = metadata("reset", mandate);
            let given = reset_steps(session, task_id, step_ids, &metadata).await.with_context(doing)?;
            let states: Vec<_> = given.iter().map(|row| (row.step_id, row.state_before)).collect();
            refuse_unknown(task_id, step_ids, &states)?;
            match given.iter().find(|row| !row.is_reset) {
                Some(row) => Err(refused(row.step_id, row.state_before, "only a step in error can be reset")),
                None => Ok(()),
            }
        })
        .await
}

/// Counts steps that are pending or in error as done, with `result` for their children. All of them or none.
///
/// # Errors
/// A [`Failure`] that names a task that is none, a step that is not the task's, or one that is running or finished.
pub async fn resolve(
    session: &Session,
    task_id: i64,
    step_ids: &[i64],
    result: Option<&Value>,
    mandate: Mandate<'_>,
) -> Result<Resolved> {
    let doing = || format!("resolving steps of task {task_id}");
    session
        .transaction_until_won(async |session| {
            lock(session, task_id).await?;
            let metadata = metadata("resolve", mandate);
            let rows =
                resolve_steps(session, task_id, step_ids, &metadata, result).await.with_context(doing)?;
            let (mut states, mut ready_step_ids) = (Vec::new(), Vec::new());
            for row in rows {
                match row {
                    ResolveRow::Ready { step_id } => ready_step_ids.push(step_id),
                    ResolveRow::Given { step_id, state_before, is_resolved: true } => {
                        states.push((step_id, state_before));
                    }
                    ResolveRow::Given { step_id, state_before, is_resolved: false } => {
                        let rule = "only a step that is pending or in error can be resolved";
                        return Err(refused(step_id, state_before, rule));
                    }
                }
            }
            refuse_unknown(task_id, step_ids, &states)?;
            Ok(Resolved {
                step_ids: states.into_iter().map(|(step_id, _)| step_id).collect(),
                ready_step_ids,
            })
        })
        .await
}

/// Locks the task and every step of it: a child may have been finished by hand already. Each lock is
/// a statement of its own, so that what follows sees what those it waited for have written.
async fn lock(session: &Session, task_id: i64) -> Result<()> {
    let doing = || format!("locking task {task_id} and its steps");
    lock_all_task_steps(session, task_id).await.with_context(doing)?;
    match lock_task(session, task_id).await.with_context(doing)? {
        Some(_) => Ok(()),
        None => Err(Failure::new(format!("there is no task {task_id}"))
            .hint("`tasker task list` shows the newest tasks")
            .into()),
    }
}

fn metadata(action: &str, mandate: Mandate) -> Value {
    json!({ "action": action, "by": mandate.by, "reason": mandate.reason })
}

fn refuse_unknown(task_id: i64, step_ids: &[i64], found: &[(i64, State)]) -> Result<()> {
    match step_ids.iter().find(|asked| found.iter().all(|(step_id, _)| step_id != *asked)) {
        Some(step_id) => Err(Failure::new(format!("task {task_id} has no step {step_id}"))
            .hint(format!("`tasker task show {task_id}` shows its steps"))
            .into()),
        None => Ok(()),
    }
}

fn refused(step_id: i64, state: State, rule: &str) -> anyhow::Error {
    Failure::new(format!("step {step_id} is {state}: {rule}"))
        .hint(format!("`tasker step show {step_id}` shows what it did"))
        .into()
}
