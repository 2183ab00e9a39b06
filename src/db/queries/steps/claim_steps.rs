use std::time::Duration;

use crate::db::Exchange;
use crate::db::row::milliseconds;
use crate::model::handler::HandlerKind;
use crate::model::room::{Limits, Room};

/// How far a worker has claimed each lane.
#[derive(Debug, Default)]
pub struct Watermarks {
    pub queues: Vec<String>,
    pub priorities: Vec<i16>,
    pub handlers: Vec<&'static str>,
    pub seqs: Vec<i64>,
}

query! {
    /// A step that this worker now holds, from the ready queue.
    #[derive(Debug)]
    pub struct Claimed {
        pub step_id: i64 = "workflow_step_id",
        pub task_id: i64,
        pub named_task_id: i64,
        pub named_step_id: i64,
        /// With the worker's id, the fencing token of the claim: no other claim of the step ever has it.
        pub claim_number: i32,
        /// From 1. An attempt that was given back is had again.
        pub attempt: i32 = "attempts",
        /// Attempts so far that did not count.
        pub interruptions: i32,
        /// It may be what ended the workers that had it.
        pub is_suspect: bool,
        /// How long it had run at most when it was lost with a worker.
        pub lost_after: Option<Duration> = |row| milliseconds(row, "lost_after_ms")?,
        /// How long it had been ready.
        pub waited: Option<Duration> = |row| milliseconds(row, "waited_ms")?,
        pub seq: i64,
        pub queue: String,
        pub priority: i16,
        pub handler: HandlerKind = |row| HandlerKind::of_word(row.try_get("handler")?).unwrap_or(HandlerKind::Missing),
    }

    /// Claims as many steps as there is room for, among them at most `suspects` suspects (0 or 1).
    pub fn claim_steps(
        worker_id: i64,
        exchange: Exchange,
        limits: Limits<'_>,
        after: &Watermarks,
        room: &Room,
        suspects: usize,
    ) -> Vec<Claimed> = [
        worker_id, limits.queues, room.handlers(), room.steps_of_each(), room.steps as i64, suspects as i64, after.queues,
        after.priorities, after.handlers, after.seqs, exchange.lane, exchange.number, limits.namespaces, limits.unlocked_only,
        exchange.held.step_ids, exchange.held.claim_numbers,
    ]
}
