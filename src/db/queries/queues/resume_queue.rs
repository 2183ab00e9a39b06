use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("resume_queue.sql");

/// Whether it was paused.
pub async fn resume_queue(session: &Session, queue: &str) -> Result<bool, Error> {
    session.row::<i64>(SQL, &[&queue]).await.map(|resumed| resumed > 0)
}
