//! Proves that a worker lives. See `heartbeat_worker.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("heartbeat_worker.sql");

/// The answer to a worker's heartbeat.
#[derive(Debug)]
pub struct Heartbeat {
    /// Another worker has been silent past its lease.
    pub is_another_lost: bool,
    /// The steps it runs without holding their claims any more.
    pub lost_step_ids: Vec<i64>,
}

/// `outlived_step_ids` have run for longer than when they were lost, and are no suspects any more.
/// `number` rises with each heartbeat, so that a late one is passed over. Returns `None` when the worker was taken for dead and removed.
pub async fn heartbeat_worker(
    session: &Session,
    worker_id: i64,
    is_idle: bool,
    running_step_ids: &[i64],
    claim_numbers: &[i32],
    outlived_step_ids: &[i64],
    number: i64,
) -> Result<Option<Heartbeat>, Error> {
    let row = session
        .query_opt(
            SQL,
            &[&worker_id, &is_idle, &running_step_ids, &claim_numbers, &outlived_step_ids, &number],
        )
        .await?;
    row.map(|row| {
        Ok(Heartbeat {
            is_another_lost: row.try_get("is_another_lost")?,
            lost_step_ids: row.try_get("lost_step_ids")?,
        })
    })
    .transpose()
}
