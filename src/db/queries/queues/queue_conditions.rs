use std::collections::HashMap;

use jiff::Timestamp;
use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::db::row::{FromRow, part};
use crate::model::diagnosis::QueueCondition;
use crate::model::reason::Excluded;

pub const SQL: &str = include_str!("queue_conditions.sql");

from_row! {
    Excluded { workers = "excluded_workers", namespace = "excluded_namespace", handler = "excluded_handler" }
}

fn condition(row: &Row) -> Result<((String, String), QueueCondition), Error> {
    let completed: i64 = row.try_get("completed")?;
    let seconds: Option<f64> = row.try_get("seconds")?;
    Ok((
        (row.try_get("queue")?, row.try_get("handler")?),
        QueueCondition {
            live_workers: row.try_get("live_workers")?,
            capacity: row.try_get("capacity")?,
            running: row.try_get("running")?,
            is_limited_by_handler: row.try_get("is_limited_by_handler")?,
            steps_per_second: seconds
                .filter(|seconds| *seconds > 0.0 && completed > 0)
                .map(|seconds| completed as f64 / seconds),
            paused: part::<Timestamp, _>(row, "paused_at")?,
            excluded: Excluded::from_row(row)?,
            bound_to: row.try_get("bound_to")?,
        },
    ))
}

/// By queue and handler; of workers that take steps of the namespace of `step_id`.
pub async fn queue_conditions(
    session: &Session,
    queues: &[&str],
    handlers: &[&str],
    step_id: Option<i64>,
) -> Result<HashMap<(String, String), QueueCondition>, Error> {
    session.query(SQL, &[&queues, &handlers, &step_id]).await?.iter().map(condition).collect()
}
