//! Claims ready steps for a worker. See `claim_steps.sql`.

use tokio_postgres::Error;

use crate::db::Session;

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
    /// From 1; with the worker's id, the fencing token of the claim.
    pub attempt: i32,
    pub seq: i64,
    pub queue: String,
    pub priority: i16,
}

pub async fn claim_steps(
    session: &Session,
    worker_id: i64,
    queues: Option<&[String]>,
    after: &Watermarks,
    limit: usize,
) -> Result<Vec<Claimed>, Error> {
    let limit = limit as i64;
    let rows = session
        .query(SQL, &[&worker_id, &queues, &after.queues, &after.priorities, &after.seqs, &limit])
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Claimed {
                step_id: row.try_get("workflow_step_id")?,
                task_id: row.try_get("task_id")?,
                named_task_id: row.try_get("named_task_id")?,
                named_step_id: row.try_get("named_step_id")?,
                attempt: row.try_get("attempts")?,
                seq: row.try_get("seq")?,
                queue: row.try_get("queue")?,
                priority: row.try_get("priority")?,
            })
        })
        .collect()
}
