//! Records the success of steps. See `complete_steps.sql`.

use tokio_postgres::Error;

use crate::db::{Exchange, Session};
use crate::model::jsonb::Json;

pub const SQL: &str = include_str!("complete_steps.sql");

/// The steps that succeeded, one element for each, ids ascending.
#[derive(Debug, Default)]
pub struct Columns {
    pub step_ids: Vec<i64>,
    pub claim_numbers: Vec<i32>,
    pub results: Vec<Json>,
}

/// The effects of a completion.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The step's success is recorded.
    Completed {
        step_id: i64,
    },
    /// The worker holds this child now.
    Claimed {
        step_id: i64,
        task_id: i64,
        named_step_id: i64,
        claim_number: i32,
        attempt: i32,
    },
    /// This child waits in the ready queue.
    Ready {
        step_id: i64,
    },
    TaskEnded {
        task_id: i64,
        is_complete: bool,
    },
}

/// `exchange` is `None` in the transaction of a step's own work, where `room` must be 0. `room` is how many
/// freed children the worker can take, `queues` those it serves (`None`: all).
pub async fn complete_steps(
    session: &Session,
    worker_id: i64,
    exchange: Option<Exchange>,
    finished: &Columns,
    room: usize,
    queues: Option<&[String]>,
) -> Result<Vec<Event>, Error> {
    let room = room as i64;
    let (lane, number) = exchange.map(|exchange| (exchange.lane, exchange.number)).unzip();
    let rows = session
        .query(
            SQL,
            &[
                &worker_id,
                &finished.step_ids,
                &finished.claim_numbers,
                &finished.results,
                &room,
                &queues,
                &lane,
                &number,
            ],
        )
        .await?;
    let mut events = Vec::with_capacity(rows.len());
    for row in &rows {
        events.push(match row.try_get("event")? {
            "complete" => Event::Completed { step_id: row.try_get("workflow_step_id")? },
            "claimed" => Event::Claimed {
                step_id: row.try_get("workflow_step_id")?,
                task_id: row.try_get("task_id")?,
                named_step_id: row.try_get("named_step_id")?,
                claim_number: row.try_get("claim_number")?,
                attempt: row.try_get("attempts")?,
            },
            "ready" => Event::Ready { step_id: row.try_get("workflow_step_id")? },
            "task_complete" => Event::TaskEnded { task_id: row.try_get("task_id")?, is_complete: true },
            "task_error" => Event::TaskEnded { task_id: row.try_get("task_id")?, is_complete: false },
            _ => continue, // woken: a notification was sent
        });
    }
    Ok(events)
}
