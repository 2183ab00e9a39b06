//! Resumes a paused queue. See `resume_queue.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("resume_queue.sql");

/// Whether it was paused.
pub async fn resume_queue(session: &Session, queue: &str) -> Result<bool, Error> {
    Ok(session.query_one(SQL, &[&queue]).await?.try_get::<_, i64>("resumed")? > 0)
}
