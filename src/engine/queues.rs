//! Pausing and resuming queues.

use anyhow::Context;

use super::surgery::Actor;
use crate::db::Session;
use crate::db::queries::queues::{bind_queue, list_queues, pause_queue, resume_queue};
use crate::error::{Failure, Result, TASKER};
use crate::model::queue::{Changed, Queue};
use crate::model::stuck::{MOST_READ, READ_FIRST};
use crate::text::suggest::nearest;

/// Every queue, in alphabetical order.
pub async fn list(session: &Session) -> Result<Vec<Queue>> {
    list_queues(session, None, MOST_READ, READ_FIRST).await.context("reading the queues")
}

/// Keeps the steps of a queue from being claimed; running steps continue. A queue that is paused already
/// keeps its first actor and reason.
///
/// # Errors
/// A [`Failure`] that names the known queues if there is no such queue.
pub async fn pause(session: &Session, queue: &str, actor: Actor<'_>) -> Result<Changed> {
    let paused = pause_queue(session, queue, actor.by, actor.reason)
        .await
        .with_context(|| format!("pausing queue {queue}"))?;
    match paused {
        Some(is_changed) => changed(session, queue, is_changed).await,
        None => Err(no_queue(session, queue).await?.into()),
    }
}

/// Lets the steps of a queue be claimed again, and wakes the workers that wait for them.
///
/// # Errors
/// Those of [`pause`].
pub async fn resume(session: &Session, queue: &str) -> Result<Changed> {
    let is_changed = resume_queue(session, queue).await.with_context(|| format!("resuming queue {queue}"))?;
    changed(session, queue, is_changed).await
}

/// Binds a queue to namespaces; to none: it takes the steps of all again. Returns the other namespaces that have
/// workflows with steps in it, too.
///
/// # Errors
/// The server's, for a role without the rights of the tables' owner.
pub async fn bind(
    session: &Session,
    queue: &str,
    namespaces: &[String],
    by: &str,
) -> Result<(Changed, Vec<String>)> {
    let bound =
        bind_queue(session, queue, namespaces, by).await.with_context(|| format!("binding queue {queue}"))?;
    Ok((changed(session, queue, bound.is_changed).await?, bound.shut_out))
}

async fn changed(session: &Session, queue: &str, is_changed: bool) -> Result<Changed> {
    let found =
        list_queues(session, Some(queue), MOST_READ, READ_FIRST).await.context("reading the queue")?;
    match found.into_iter().next() {
        Some(queue) => Ok(Changed { is_changed, queue }),
        None => Err(no_queue(session, queue).await?.into()),
    }
}

async fn no_queue(session: &Session, queue: &str) -> Result<Failure> {
    let queues = list(session).await?;
    let hint = match nearest(queue, queues.iter().map(|known| known.queue.as_str())) {
        Some(known) => format!("did you mean {known:?}? `{TASKER} queue list` shows all"),
        None => format!("`{TASKER} queue list` shows all"),
    };
    Ok(Failure::new(format!("there is no queue {queue:?}")).hint(hint))
}
