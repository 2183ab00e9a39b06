//! Pauses a queue. See `pause_queue.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("pause_queue.sql");

/// Whether it was not paused before; `None` when no workflow has ever named such a queue.
pub async fn pause_queue(
    session: &Session,
    queue: &str,
    by: &str,
    reason: Option<&str>,
) -> Result<Option<bool>, Error> {
    session.query_opt(SQL, &[&queue, &by, &reason]).await?.map(|row| row.try_get("is_new")).transpose()
}
