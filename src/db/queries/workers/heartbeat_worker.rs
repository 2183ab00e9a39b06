//! Proves that a worker lives. See `heartbeat_worker.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("heartbeat_worker.sql");

/// What a worker learns from its heartbeat.
#[derive(Debug)]
pub struct Heartbeat {
    /// Another worker has been silent past its lease.
    pub is_another_lost: bool,
    /// The steps it runs whose claim is no longer its own.
    pub lost_step_ids: Vec<i64>,
}

/// Returns `None` when the worker was taken for dead and removed.
pub async fn heartbeat_worker(
    session: &Session,
    worker_id: i64,
    is_idle: bool,
    running_step_ids: &[i64],
    running_attempts: &[i32],
) -> Result<Option<Heartbeat>, Error> {
    let row = session.query_opt(SQL, &[&worker_id, &is_idle, &running_step_ids, &running_attempts]).await?;
    row.map(|row| {
        Ok(Heartbeat {
            is_another_lost: row.try_get("is_another_lost")?,
            lost_step_ids: row.try_get("lost_step_ids")?,
        })
    })
    .transpose()
}
