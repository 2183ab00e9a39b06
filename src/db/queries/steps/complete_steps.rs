use tokio_postgres::types::ToSql;
use tokio_postgres::{Error, Row};

use super::require_recorded;
use crate::db::{Exchange, Session};
use crate::model::handler::HandlerKind;
use crate::model::jsonb::Json;
use crate::model::room::Room;

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
        handler: HandlerKind,
        claim_number: i32,
        attempt: i32,
    },
    /// This child waits in the ready queue.
    Ready {
        step_id: i64,
        /// `None`: a worker has to look it up.
        handler: Option<HandlerKind>,
    },
    TaskEnded {
        task_id: i64,
        is_complete: bool,
    },
}

/// `exchange` is `None` in the transaction of a step's own work, which claims nothing: there is no `room`.
/// `room` is for the freed children that the worker can take, `queues` those it serves (`None`: all).
pub async fn complete_steps(
    session: &Session,
    worker_id: i64,
    exchange: Option<Exchange>,
    finished: &Columns,
    room: Option<&Room>,
    queues: Option<&[String]>,
) -> Result<Vec<Event>, Error> {
    let steps = room.map_or(0, |room| room.steps as i64);
    let handlers = room.map(Room::handlers).unwrap_or_default();
    let steps_of_each = room.map(Room::steps_of_each).unwrap_or_default();
    let exchange = exchange.as_ref();
    let (lane, number) = exchange.map(|exchange| (exchange.lane, exchange.number)).unzip();
    let (held_ids, held_numbers) =
        exchange.map(|Exchange { held, .. }| (&held.step_ids, &held.claim_numbers)).unzip();
    let Columns { step_ids, claim_numbers, results } = finished;
    let rows = session
        .query(
            SQL,
            &[
                &worker_id,
                step_ids,
                claim_numbers,
                results,
                &steps,
                &handlers,
                &steps_of_each,
                &queues,
                &lane,
                &number,
                &held_ids,
                &held_numbers,
            ],
        )
        .await?;
    events(&rows)
}

/// Records the success of one step in the transaction of its own work, and commits both. Returns `None` where the
/// fence refused it: then both are undone.
pub async fn complete_and_commit(
    session: &Session,
    worker_id: i64,
    step_id: i64,
    claim_number: i32,
    result: Json,
    queues: Option<&[String]>,
) -> Result<Option<Vec<Event>>, Error> {
    let (step_ids, claim_numbers, results) = ([step_id], [claim_number], [result]);
    let (steps, handlers, steps_of_each) = (0_i64, [""; 0], [0_i64; 0]);
    let (lane, number) = (None::<i16>, None::<i64>);
    let (held_ids, held_numbers) = (None::<&[i64]>, None::<&[i32]>);
    let completion: [&(dyn ToSql + Sync); 12] = [
        &worker_id,
        &&step_ids[..],
        &&claim_numbers[..],
        &&results[..],
        &steps,
        &&handlers[..],
        &&steps_of_each[..],
        &queues,
        &lane,
        &number,
        &held_ids,
        &held_numbers,
    ];
    let condition: [&(dyn ToSql + Sync); 2] = [&step_id, &claim_number];
    let rows = session.query_and_commit((SQL, &completion), (require_recorded::SQL, &condition)).await?;
    rows.map(|rows| events(&rows)).transpose()
}

fn events(rows: &[Row]) -> Result<Vec<Event>, Error> {
    rows.iter().filter_map(|row| event(row).transpose()).collect()
}

/// `None`: woken, a notification was sent.
fn event(row: &Row) -> Result<Option<Event>, Error> {
    let (step_id, task_id) = (row.try_get("workflow_step_id"), row.try_get("task_id"));
    let handler = row.try_get::<_, Option<&str>>("handler")?.and_then(HandlerKind::of_word);
    Ok(Some(match row.try_get("event")? {
        "complete" => Event::Completed { step_id: step_id? },
        "claimed" => Event::Claimed {
            step_id: step_id?,
            task_id: task_id?,
            named_step_id: row.try_get("named_step_id")?,
            handler: handler.unwrap_or(HandlerKind::Missing),
            claim_number: row.try_get("claim_number")?,
            attempt: row.try_get("attempts")?,
        },
        "ready" => Event::Ready { step_id: step_id?, handler },
        "task_complete" => Event::TaskEnded { task_id: task_id?, is_complete: true },
        "task_error" => Event::TaskEnded { task_id: task_id?, is_complete: false },
        _ => return Ok(None),
    }))
}
