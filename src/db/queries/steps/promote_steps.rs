//! Ends the backoff of steps that are due. See `promote_steps.sql`.

use jiff::Timestamp;
use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("promote_steps.sql");

/// What a promotion found.
#[derive(Debug)]
pub struct Promoted {
    pub promoted: i64,
    /// When the next backoff ends, on the server's clock.
    pub next_due_at: Option<Timestamp>,
}

pub async fn promote_steps(session: &Session, limit: i64) -> Result<Promoted, Error> {
    let row = session.query_one(SQL, &[&limit]).await?;
    Ok(Promoted { promoted: row.try_get("promoted")?, next_due_at: row.try_get("next_due_at")? })
}
