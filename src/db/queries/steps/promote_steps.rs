//! Ends the backoff of steps that are due. See `promote_steps.sql`.

use std::time::Duration;

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("promote_steps.sql");

/// The result of a promotion.
#[derive(Debug)]
pub struct Promoted {
    pub promoted: i64,
    /// Until the next backoff ends; zero of one that is over.
    pub next_due_in: Option<Duration>,
}

pub async fn promote_steps(session: &Session, limit: i64) -> Result<Promoted, Error> {
    let row = session.query_one(SQL, &[&limit]).await?;
    let next_due_in_ms: Option<i64> = row.try_get("next_due_in_ms")?;
    Ok(Promoted {
        promoted: row.try_get("promoted")?,
        next_due_in: next_due_in_ms.map(|ms| Duration::from_millis(ms.max(0) as u64)),
    })
}
