//! Records failed attempts. See `fail_steps.sql`.

use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::Error;

use crate::db::{Exchange, Session};

pub const SQL: &str = include_str!("fail_steps.sql");

/// The attempts that failed, one element for each, step ids ascending.
#[derive(Debug, Default)]
pub struct Columns {
    pub step_ids: Vec<i64>,
    pub claim_numbers: Vec<i32>,
    pub failures: Vec<Value>,
    /// The wait before the next attempt, should there be one.
    pub waits_ms: Vec<i64>,
    pub requested_seconds: Vec<Option<i32>>,
    pub permanent: Vec<bool>,
    /// Whether the attempt came to its end through no fault of the step: it is given back.
    pub interrupted: Vec<bool>,
}

/// A failure that is recorded.
#[derive(Debug)]
pub struct Recorded {
    pub step_id: i64,
    pub task_id: i64,
    /// `None`: no attempt follows.
    pub next_attempt_at: Option<Timestamp>,
    /// The task has ended in error: none of its steps moves automatically any more.
    pub is_task_ended: bool,
}

/// The interruption that ends a step: the cause does not pass by waiting.
pub const MAX_INTERRUPTIONS: i32 = 100;

pub async fn fail_steps(
    session: &Session,
    worker_id: i64,
    exchange: Exchange,
    failed: &Columns,
) -> Result<Vec<Recorded>, Error> {
    let rows = session
        .query(
            SQL,
            &[
                &worker_id,
                &failed.step_ids,
                &failed.claim_numbers,
                &failed.failures,
                &failed.waits_ms,
                &failed.requested_seconds,
                &failed.permanent,
                &failed.interrupted,
                &MAX_INTERRUPTIONS,
                &exchange.lane,
                &exchange.number,
            ],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Recorded {
                step_id: row.try_get("workflow_step_id")?,
                task_id: row.try_get("task_id")?,
                next_attempt_at: row.try_get("next_attempt_at")?,
                is_task_ended: row.try_get("task_ended")?,
            })
        })
        .collect()
}
