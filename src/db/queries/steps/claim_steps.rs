use std::time::Duration;

use crate::db::Exchange;
use crate::db::row::milliseconds;

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

from_row! {
    |row| Claimed {
        step_id = "workflow_step_id", task_id, named_task_id, named_step_id, claim_number,
        attempt = "attempts", interruptions, is_suspect, lost_after: milliseconds(row, "lost_after_ms")?, seq,
        queue, priority,
    }
}

query! {
    /// Claims up to `limit` ready steps for a worker, among them at most `suspects` suspects (0 or 1).
    pub fn claim_steps(
        worker_id: i64,
        exchange: Exchange,
        queues: Option<&[String]>,
        after: &Watermarks,
        limit: usize,
        suspects: usize,
    ) -> Vec<Claimed> = [
        worker_id, queues, after.queues, after.priorities, after.seqs, limit as i64, suspects as i64,
        exchange.lane, exchange.number,
    ]
}
