//! Reads what decides whether and when steps are run. See `step_conditions.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;
use crate::model::diagnosis::{Claim, Condition};

pub const SQL: &str = include_str!("step_conditions.sql");

impl TryFrom<&Row> for Condition {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        let claim = match row.try_get("claimed_by")? {
            None => None,
            Some(worker_id) => Some(Claim {
                worker_id,
                host: row.try_get("host")?,
                pid: row.try_get("pid")?,
                last_heartbeat_at: row.try_get("last_heartbeat_at")?,
                lease_ends_at: row.try_get("lease_ends_at")?,
            }),
        };
        Ok(Condition {
            step_id: row.try_get("workflow_step_id")?,
            task_id: row.try_get("task_id")?,
            name: row.try_get("name")?,
            workflow: row.try_get("workflow")?,
            state: row.try_get("state")?,
            since: row.try_get("since")?,
            task_state: row.try_get("task_state")?,
            queue: row.try_get("queue")?,
            priority: row.try_get("priority")?,
            attempts: row.try_get("attempts")?,
            retry_limit: row.try_get("retry_limit")?,
            retryable: row.try_get("retryable")?,
            remaining_parents: row.try_get("remaining_parents")?,
            in_process: row.try_get("in_process")?,
            processed: row.try_get("processed")?,
            last_attempted_at: row.try_get("last_attempted_at")?,
            next_attempt_at: row.try_get("next_attempt_at")?,
            claim,
            has_definition: row.try_get("has_definition")?,
            last_error: row.try_get("message")?,
            failed_at: row.try_get("failed_at")?,
            queued_at: row.try_get("queued_at")?,
            steps_ahead: row.try_get("steps_ahead")?,
            as_of: row.try_get("as_of")?,
        })
    }
}

pub async fn step_conditions(session: &Session, step_ids: &[i64]) -> Result<Vec<Condition>, Error> {
    session.query(SQL, &[&step_ids]).await?.iter().map(Condition::try_from).collect()
}
