//! Lists queues. See `list_queues.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::queue::{Pause, Queue};

pub const SQL: &str = include_str!("list_queues.sql");

impl TryFrom<&Row> for Queue {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(Queue {
            queue: row.try_get("queue")?,
            ready_steps: row.try_get("ready_steps")?,
            oldest_at: row.try_get("oldest_at")?,
            backoff_steps: row.try_get("backoff_steps")?,
            claimed_steps: row.try_get("claimed_steps")?,
            live_workers: row.try_get("live_workers")?,
            paused: pause(row)?,
            as_of: row.try_get("as_of")?,
        })
    }
}

/// Since when, by whom and why a queue is paused, where it is.
pub(super) fn pause(row: &Row) -> Result<Option<Pause>, Error> {
    Ok(match row.try_get("paused_at")? {
        None => None,
        Some(since) => Some(Pause { since, by: row.try_get("paused_by")?, reason: row.try_get("reason")? }),
    })
}

/// The one named, or all; counts `limit` entries of each lane at most.
pub async fn list_queues(session: &Session, queue: Option<&str>, limit: i64) -> Result<Vec<Queue>, Error> {
    session.query(SQL, &[&queue, &limit]).await?.iter().map(Queue::try_from).collect()
}
