//! Tells whether work is left. See `work_left.sql`.

use std::time::Duration;

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("work_left.sql");

/// What can still move in some queues.
#[derive(Clone, Copy, Debug)]
pub struct WorkLeft {
    pub is_ready: bool,
    /// Until the first backoff ends.
    pub backoff_in: Option<Duration>,
    /// Some worker holds a step.
    pub is_running: bool,
}

impl WorkLeft {
    pub fn is_any(&self) -> bool {
        self.is_ready || self.backoff_in.is_some() || self.is_running
    }

    /// Whether both wait for the same kinds of things.
    pub fn is_alike(&self, other: &WorkLeft) -> bool {
        (self.backoff_in.is_some(), self.is_running) == (other.backoff_in.is_some(), other.is_running)
    }
}

pub async fn work_left(session: &Session, queues: Option<&[String]>) -> Result<WorkLeft, Error> {
    let row = session.query_one(SQL, &[&queues]).await?;
    let backoff_in_ms: Option<i64> = row.try_get("backoff_in_ms")?;
    Ok(WorkLeft {
        is_ready: row.try_get("is_ready")?,
        backoff_in: backoff_in_ms.map(|ms| Duration::from_millis(ms.max(0) as u64)),
        is_running: row.try_get("is_running")?,
    })
}
