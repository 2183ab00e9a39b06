//! Walks over all tasks, a page at a time.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("tasks_after.sql");

/// The ids that follow `after`, ascending, at most `limit` of them.
pub async fn tasks_after(session: &Session, after: i64, limit: i64) -> Result<Vec<i64>, Error> {
    session.query(SQL, &[&after, &limit]).await?.iter().map(|row| row.try_get("task_id")).collect()
}
