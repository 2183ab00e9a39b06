//! What is kept of each workflow, since when, and why.

use std::time::Duration;

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Serialize;

use super::policy::WorkflowRetention;
use crate::db::Session;
use crate::db::queries::archives::{OldestTask, oldest_task};
use crate::db::queries::server::clock;
use crate::error::Result;
use crate::model::state::State;

words! {
    /// Why the oldest task of a workflow is still in the database.
    pub enum KeptBecause {
        /// It has not ended.
        Unfinished = "unfinished",
        /// The workflow keeps tasks that ended in this state.
        Retained = "retained",
        /// It came back from an archive, and its retention began anew.
        Restored = "restored",
        /// It is one of the newest that the workflow keeps.
        KeepLast = "keep_last",
        /// Its retention is not over.
        NotYet = "not_yet",
        /// The next run takes it.
        Expired = "expired",
    }
}

/// What is kept of a workflow.
#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    #[serde(flatten)]
    pub workflow: WorkflowRetention,
    /// The oldest task in the database; null: there is none.
    pub oldest: Option<Oldest>,
    /// The database's clock.
    pub as_of: Timestamp,
}

/// The oldest task of a workflow.
#[derive(Clone, Debug, Serialize)]
pub struct Oldest {
    pub task_id: i64,
    pub state: State,
    pub requested_at: Timestamp,
    /// When it entered its state.
    pub since: Option<Timestamp>,
    pub because: KeptBecause,
    /// How long it will still stay, of one whose retention is not over.
    pub remaining_seconds: Option<u64>,
}

/// Reads what is kept of each workflow.
///
/// # Errors
/// The server's.
pub async fn status(session: &Session, workflows: Vec<WorkflowRetention>) -> Result<Vec<Kept>> {
    let as_of = clock(session).await.context("reading the clock")?;
    let mut kept = Vec::new();
    for workflow in workflows {
        let versions: Vec<i64> = workflow.versions.iter().map(|version| version.named_task_id).collect();
        let oldest =
            oldest_task(session, &versions).await.context("reading the oldest tasks")?.into_iter().next();
        let oldest = match oldest {
            Some(task) => Some(explain(session, &workflow, task, as_of).await?),
            None => None,
        };
        kept.push(Kept { workflow, oldest, as_of });
    }
    Ok(kept)
}

async fn explain(
    session: &Session,
    workflow: &WorkflowRetention,
    task: OldestTask,
    now: Timestamp,
) -> Result<Oldest> {
    let ended = task.since.max(task.restored_at);
    let left = workflow.retention.age(task.state).zip(ended).map(|(age, ended)| {
        let passed = Duration::try_from(now.duration_since(ended)).unwrap_or_default();
        age.saturating_sub(passed)
    });
    let because = match left {
        _ if task.is_unfinished => KeptBecause::Unfinished,
        None => KeptBecause::Retained,
        Some(_)
            if workflow.border(session, now).await?.kept_from.is_some_and(|from| task.task_id >= from) =>
        {
            KeptBecause::KeepLast
        }
        Some(left) if left.is_zero() => KeptBecause::Expired,
        Some(_) if task.restored_at > task.since => KeptBecause::Restored,
        Some(_) => KeptBecause::NotYet,
    };
    Ok(Oldest {
        task_id: task.task_id,
        state: task.state,
        requested_at: task.requested_at,
        since: task.since,
        because,
        remaining_seconds: left
            .filter(|left| !left.is_zero() && !task.is_unfinished)
            .map(|left| left.as_secs()),
    })
}
