use tokio_postgres::{Error, Row};

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
    let (lane, number) = exchange.map(|exchange| (exchange.lane, exchange.number)).unzip();
    let Columns { step_ids, claim_numbers, results } = finished;
    let room = room as i64;
    let rows = session
        .query(SQL, &[&worker_id, step_ids, claim_numbers, results, &room, &queues, &lane, &number])
        .await?;
    rows.iter().filter_map(|row| event(row).transpose()).collect()
}

/// `None`: woken, a notification was sent.
fn event(row: &Row) -> Result<Option<Event>, Error> {
    let (step_id, task_id) = (row.try_get("workflow_step_id"), row.try_get("task_id"));
    Ok(Some(match row.try_get("event")? {
        "complete" => Event::Completed { step_id: step_id? },
        "claimed" => Event::Claimed {
            step_id: step_id?,
            task_id: task_id?,
            named_step_id: row.try_get("named_step_id")?,
            claim_number: row.try_get("claim_number")?,
            attempt: row.try_get("attempts")?,
        },
        "ready" => Event::Ready { step_id: step_id? },
        "task_complete" => Event::TaskEnded { task_id: task_id?, is_complete: true },
        "task_error" => Event::TaskEnded { task_id: task_id?, is_complete: false },
        _ => return Ok(None),
    }))
}
