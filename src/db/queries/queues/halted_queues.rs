//! Finds the queues that nobody claims from. See `halted_queues.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("halted_queues.sql");

/// A queue that nobody claims from.
#[derive(Clone, Debug)]
pub struct Halted {
    pub queue: String,
    pub is_paused: bool,
    /// Whether no live worker serves it.
    pub is_unserved: bool,
}

/// Of `queues`, those that nobody claims from, in alphabetical order.
pub async fn halted_queues(session: &Session, queues: &[&str]) -> Result<Vec<Halted>, Error> {
    let rows = session.query(SQL, &[&queues]).await?;
    rows.iter()
        .map(|row| {
            Ok(Halted {
                queue: row.try_get("queue")?,
                is_paused: row.try_get("is_paused")?,
                is_unserved: row.try_get("is_unserved")?,
            })
        })
        .collect()
}
