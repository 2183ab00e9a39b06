//! Tells what became of claims. See `settled_claims.sql`.

use std::time::Duration;

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("settled_claims.sql");

/// What became of a claim.
#[derive(Debug)]
pub struct Settled {
    pub step_id: i64,
    pub claim_number: i32,
    /// The worker still holds it: nothing was recorded.
    pub is_held: bool,
    /// The state that was recorded for it; `None` while it is held, or once it has passed on.
    pub ended_in: Option<String>,
    /// Until its next attempt; `None` when none follows.
    pub next_attempt_in: Option<Duration>,
}

pub async fn settled_claims(
    session: &Session,
    worker_id: i64,
    step_ids: &[i64],
    claim_numbers: &[i32],
) -> Result<Vec<Settled>, Error> {
    let rows = session.query(SQL, &[&worker_id, &step_ids, &claim_numbers]).await?;
    rows.iter()
        .map(|row| {
            Ok(Settled {
                step_id: row.try_get("workflow_step_id")?,
                claim_number: row.try_get("claim_number")?,
                is_held: row.try_get("is_held")?,
                ended_in: row.try_get("ended_in")?,
                next_attempt_in: row
                    .try_get::<_, Option<i64>>("next_attempt_in_ms")?
                    .map(|ms| Duration::from_millis(ms.max(0) as u64)),
            })
        })
        .collect()
}
