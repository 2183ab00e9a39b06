//! Tells whether work is left. See `work_left.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("work_left.sql");

pub async fn work_left(session: &Session, queues: Option<&[String]>) -> Result<bool, Error> {
    session.query_one(SQL, &[&queues]).await?.try_get("is_work_left")
}
