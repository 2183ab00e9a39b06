//! Records the pairs of queue and priority that a claim must visit.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("insert_queue_priorities.sql");

/// Inserts the pairs that are new; each queue stands beside its priority.
pub async fn insert_queue_priorities(
    session: &Session,
    queues: &[&str],
    priorities: &[i16],
) -> Result<u64, Error> {
    session.execute(SQL, &[&queues, &priorities]).await
}
