use jiff::Timestamp;
use serde_json::Value;

use crate::db::Exchange;
use crate::model::step::MAX_INTERRUPTIONS;

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

query! {
    /// A failure that is recorded.
    #[derive(Debug)]
    pub struct Recorded {
        pub step_id: i64 = "workflow_step_id",
        pub task_id: i64,
        /// `None`: no attempt follows.
        pub next_attempt_at: Option<Timestamp>,
        /// The task has ended in error: none of its steps moves automatically any more.
        pub is_task_ended: bool = "task_ended",
    }

    /// Records failed attempts.
    pub fn fail_steps(worker_id: i64, exchange: Exchange, failed: &Columns) -> Vec<Recorded> = [
        worker_id, failed.step_ids, failed.claim_numbers, failed.failures, failed.waits_ms,
        failed.requested_seconds, failed.permanent, failed.interrupted, MAX_INTERRUPTIONS, exchange.lane,
        exchange.number, exchange.held.step_ids, exchange.held.claim_numbers,
    ]
}
