//! Following submitted tasks to their end.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use anyhow::Context as _;

use crate::db::Session;
use crate::db::queries::tasks::task_progress::{Progress, task_progress};
use crate::error::{Failure, Result};

/// The first look; each next one waits half as long again, up to [`SLOWEST`],
/// and starts over when something has moved.
const FASTEST: Duration = Duration::from_millis(20);
const SLOWEST: Duration = Duration::from_millis(500);

/// Polls until every task has ended; `moved` receives each task that has changed.
///
/// # Errors
/// A [`Failure`] for a task that does not exist, or that was deleted meanwhile.
pub async fn until_ended(
    session: &Session,
    task_ids: &[i64],
    mut moved: impl FnMut(&Progress),
) -> Result<Vec<Progress>> {
    let mut seen: HashMap<i64, Progress> = HashMap::new();
    let mut wait = FASTEST;
    loop {
        let open: Vec<i64> =
            task_ids.iter().copied().filter(|id| !seen.get(id).is_some_and(Progress::is_ended)).collect();
        if open.is_empty() {
            return Ok(task_ids.iter().map(|id| seen[id]).collect());
        }
        let rows = task_progress(session, &open).await.context("following the tasks")?;
        let seen_now: HashSet<i64> = rows.iter().map(|progress| progress.task_id).collect();
        let mut has_moved = false;
        for progress in &rows {
            let before = seen.insert(progress.task_id, *progress);
            if before.is_none_or(|before| {
                (before.state, before.remaining_steps) != (progress.state, progress.remaining_steps)
            }) {
                has_moved = true;
                moved(progress);
            }
        }
        if let Some(gone) = open.iter().find(|id| !seen_now.contains(id)) {
            return Err(Failure::new(format!("task {gone} was deleted")).into());
        }
        wait = if has_moved { FASTEST } else { (wait * 3 / 2).min(SLOWEST) };
        tokio::time::sleep(wait).await;
    }
}
