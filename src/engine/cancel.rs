//! Cancelling a task.

use anyhow::Context;
use serde::Serialize;
use serde_json::json;

use crate::db::Session;
use crate::db::queries::cancel_task::cancel_task;
use crate::db::queries::lock_task::lock_task;
use crate::db::queries::lock_task_steps::lock_task_steps;
use crate::error::{Failure, Result};
use crate::model::state::State;

/// What a cancellation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cancelled {
    pub task_id: i64,
    /// It had been cancelled before; nothing was done.
    pub already_cancelled: bool,
    pub cancelled_steps: i64,
    /// Of these, how many a worker was running; it has been told to stop them.
    pub running_steps: i64,
}

/// Cancels a task and every step of it that has not finished, in one transaction.
///
/// # Errors
/// A [`Failure`] that names the state of a task that has completed, or a task that is none.
pub async fn cancel(session: &Session, task_id: i64, reason: Option<&str>, by: &str) -> Result<Cancelled> {
    let untouched = Cancelled { task_id, already_cancelled: true, cancelled_steps: 0, running_steps: 0 };
    let doing = || format!("cancelling task {task_id}");
    session
        .transaction_until_won(async |session| {
            // Steps before their task, as every statement locks them.
            lock_task_steps(session, task_id).await.with_context(doing)?;
            match lock_task(session, task_id).await.with_context(doing)? {
                None => Err(Failure::new(format!("there is no task {task_id}"))
                    .hint("`tasker task list` shows the newest tasks")
                    .into()),
                Some(State::Cancelled) => Ok(untouched),
                Some(state @ (State::Complete | State::ResolvedManually)) => {
                    Err(Failure::new(format!("task {task_id} is {state} and cannot be cancelled"))
                        .hint(format!("`tasker task show {task_id}` shows what it did"))
                        .into())
                }
                Some(State::Pending | State::InProgress | State::Error) => {
                    let metadata = json!({ "reason": reason, "by": by });
                    let done = cancel_task(session, task_id, &metadata).await.with_context(doing)?;
                    Ok(Cancelled {
                        already_cancelled: false,
                        cancelled_steps: done.cancelled_steps,
                        running_steps: done.running_steps,
                        ..untouched
                    })
                }
            }
        })
        .await
}
