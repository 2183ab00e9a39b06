use jiff::Timestamp;
use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::db::row::part;
use crate::model::state::State;
use crate::model::task::{Holder, StepSummary};

pub const SQL: &str = include_str!("task_steps.sql");

/// Reads the steps in id order, or `only` these of them; `as_of` is the time that
/// durations of running steps end at.
pub async fn task_steps(
    session: &Session,
    task_id: i64,
    only: Option<&[i64]>,
    as_of: Timestamp,
) -> Result<Vec<StepSummary>, Error> {
    session.query(SQL, &[&task_id, &only]).await?.iter().map(|row| step(row, as_of)).collect()
}

fn step(row: &Row, as_of: Timestamp) -> Result<StepSummary, Error> {
    let state: State = row.try_get("state")?;
    let since: Option<Timestamp> = row.try_get("since")?;
    let started_at: Option<Timestamp> = row.try_get("last_attempted_at")?;
    let next_attempt_at: Option<Timestamp> = row.try_get("next_attempt_at")?;
    let ended_at = match state {
        State::InProgress => Some(as_of),
        State::Complete | State::Error => since,
        State::Pending | State::ResolvedManually | State::Cancelled => None,
    };
    let running = started_at.zip(ended_at).map(|(start, end)| end.duration_since(start).as_millis() as i64);
    Ok(StepSummary {
        step_id: row.try_get("workflow_step_id")?,
        name: row.try_get("name")?,
        state,
        queue: row.try_get("queue")?,
        priority: row.try_get("priority")?,
        attempts: row.try_get("attempts")?,
        retry_limit: row.try_get("retry_limit")?,
        retryable: row.try_get("retryable")?,
        parents: row.try_get("parents")?,
        remaining_parents: row.try_get("remaining_parents")?,
        started_at,
        since,
        // The two clocks are read shortly after each other.
        running_ms: running.map(|ms| ms.max(0)),
        next_attempt_at,
        claimed_by: part::<i64, _>(row, "claimed_by")?,
        last_error: row.try_get("message")?,
        stuck: state == State::Error && next_attempt_at.is_none(),
        sort_key: row.try_get("sort_key")?,
    })
}

from_row! {
    |row| Holder {
        worker_id = "claimed_by", host, pid, last_heartbeat_at,
        lost: row.try_get::<_, Option<bool>>("lease_is_over")?.unwrap_or(true),
    }
}
