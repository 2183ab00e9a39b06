use std::time::Duration;

use tokio_postgres::Error;

use crate::db::row::{FromRow, milliseconds};
use crate::db::{Exchange, Session};
use crate::model::handler::HandlerKind;
use crate::model::room::Room;

pub const SQL: &str = include_str!("claim_steps.sql");

/// How far a worker has claimed each lane.
#[derive(Debug, Default)]
pub struct Watermarks {
    pub queues: Vec<String>,
    pub priorities: Vec<i16>,
    pub handlers: Vec<&'static str>,
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
    pub handler: HandlerKind,
}

from_row! {
    |row| Claimed {
        step_id = "workflow_step_id", task_id, named_task_id, named_step_id, claim_number,
        attempt = "attempts", interruptions, is_suspect, lost_after: milliseconds(row, "lost_after_ms")?, seq,
        queue, priority,
        // It was claimed for one of those in `room`.
        handler: HandlerKind::of_word(row.try_get("handler")?).unwrap_or(HandlerKind::Missing),
    }
}

/// Claims as many steps as there is room for, among them at most `suspects` suspects (0 or 1).
pub async fn claim_steps(
    session: &Session,
    worker_id: i64,
    exchange: Exchange,
    queues: Option<&[String]>,
    after: &Watermarks,
    room: &Room,
    suspects: usize,
) -> Result<Vec<Claimed>, Error> {
    let (steps, suspects) = (room.steps as i64, suspects as i64);
    let (handlers, steps_of_each) = room.columns();
    let rows = session
        .query(
            SQL,
            &[
                &worker_id,
                &queues,
                &handlers,
                &steps_of_each,
                &steps,
                &suspects,
                &after.queues,
                &after.priorities,
                &after.handlers,
                &after.seqs,
                &exchange.lane,
                &exchange.number,
            ],
        )
        .await?;
    rows.iter().map(Claimed::from_row).collect()
}
