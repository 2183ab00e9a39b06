//! Finds the task that questions are asked about. See `subject_task.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("subject_task.sql");

pub async fn subject_task(session: &Session) -> Result<i64, Error> {
    session.query_one(SQL, &[]).await?.try_get("task_id")
}
