//! Finds the queues that look busy and complete nothing. See `idle_queues.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::stuck::IdleQueue;

pub const SQL: &str = include_str!("idle_queues.sql");

impl TryFrom<&Row> for IdleQueue {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(IdleQueue {
            queue: row.try_get("queue")?,
            waiting_steps: row.try_get("waiting_steps")?,
            oldest_at: row.try_get("oldest_at")?,
            example_step_id: row.try_get("example_step_id")?,
            live_workers: row.try_get("live_workers")?,
            capacity: row.try_get("capacity")?,
            running: row.try_get("running")?,
            longest_step_id: row.try_get("longest_step_id")?,
            mend: Vec::new(),
        }
        .with_mend())
    }
}

/// A wait or a run is long from `seconds` on; counts `limit` entries of each lane at most.
pub async fn idle_queues(session: &Session, seconds: f64, limit: i64) -> Result<Vec<IdleQueue>, Error> {
    session.query(SQL, &[&seconds, &limit]).await?.iter().map(IdleQueue::try_from).collect()
}
