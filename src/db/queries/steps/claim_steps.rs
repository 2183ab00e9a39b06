//! Claims ready steps for a worker. See `claim_steps.sql`.

use std::time::Duration;

use tokio_postgres::Error;

use crate::db::{Exchange, Session};

pub const SQL: &str = include_str!("claim_steps.sql");

/// How far a worker has claimed each queue at each priority.
#[derive(Debug, Default)]
pub struct Watermarks {
    pub queues: Vec<String>,
    pub priorities: Vec<i16>,
    pub seqs: Vec<i64>,
}

/// A step that this worker now holds, from the ready queue.
#[derive(Debug)]
pub struct Claimed {
    pub step_id: i64,
    pub task_id: i64,
    pub named_task_id: i64,
    pub named_step_id: i64,
    /// With the worker's id, the fencing token of the claim: no other claim of the step ever has it.
    pub claim_number: i32,
    /// From 1. An attempt that was given back is had again.
    pub attempt: i32,
    /// Attempts so far that did not count.
    pub interruptions: i32,
    /// It may be what ended the workers that had it.
    pub is_suspect: bool,
    /// How long it had run at most when it was lost with a worker.
    pub lost_after: Option<Duration>,
    pub seq: i64,
    pub queue: String,
    pub priority: i16,
}

/// Claims up to `limit` steps, among them at most `suspects` suspects (0 or 1).
pub async fn claim_steps(
    session: &Session,
    worker_id: i64,
    exchange: Exchange,
    queues: Option<&[String]>,
    after: &Watermarks,
    limit: usize,
    suspects: usize,
) -> Result<Vec<Claimed>, Error> {
    let (limit, suspects) = (limit as i64, suspects as i64);
    let rows = session
        .query(
            SQL,
            &[
                &worker_id,
                &queues,
                &after.queues,
                &after.priorities,
                &after.seqs,
                &limit,
                &suspects,
                &exchange.lane,
                &exchange.number,
            ],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Claimed {
                step_id: row.try_get("workflow_step_id")?,
                task_id: row.try_get("task_id")?,
                named_task_id: row.try_get("named_task_id")?,
                named_step_id: row.try_get("named_step_id")?,
                claim_number: row.try_get("claim_number")?,
                attempt: row.try_get("attempts")?,
                interruptions: row.try_get("interruptions")?,
                is_suspect: row.try_get("is_suspect")?,
                lost_after: row
                    .try_get::<_, Option<i64>>("lost_after_ms")?
                    .map(|ms| Duration::from_millis(ms.max(0) as u64)),
                seq: row.try_get("seq")?,
                queue: row.try_get("queue")?,
                priority: row.try_get("priority")?,
            })
        })
        .collect()
}
