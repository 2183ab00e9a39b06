use tokio_postgres::{Error, Row};

use crate::model::queue::{Pause, Queue};

from_row! {
    |row| Queue {
        queue, ready_steps, oldest_at, backoff_steps, claimed_steps, live_workers, paused: pause(row)?,
        as_of,
    }
}

/// Returns since when, by whom and why a queue is paused, if it is.
pub(super) fn pause(row: &Row) -> Result<Option<Pause>, Error> {
    Ok(match row.try_get("paused_at")? {
        None => None,
        Some(since) => Some(Pause { since, by: row.try_get("paused_by")?, reason: row.try_get("reason")? }),
    })
}

query! {
    /// The one named, or all; counts `limit` entries of each lane at most.
    pub fn list_queues(queue: Option<&str>, limit: i64) -> Vec<Queue>
}
