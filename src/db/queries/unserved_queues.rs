//! Finds the queues that no live worker serves.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("unserved_queues.sql");

/// Of `queues`, those that nobody serves, in alphabetical order.
pub async fn unserved_queues(session: &Session, queues: &[&str]) -> Result<Vec<String>, Error> {
    session.query(SQL, &[&queues]).await?.iter().map(|row| row.try_get("queue")).collect()
}
