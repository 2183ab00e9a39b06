//! Counts the steps that have failed for good. See `failed_for_good.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("failed_for_good.sql");

/// What looking at the failures of the newest steps found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailedForGood {
    pub steps: i64,
    /// Failures looked at: as many as the limit when there are more.
    pub looked_at: i64,
}

pub async fn failed_for_good(session: &Session, limit: i64) -> Result<FailedForGood, Error> {
    let row = session.query_one(SQL, &[&limit]).await?;
    Ok(FailedForGood { steps: row.try_get("steps")?, looked_at: row.try_get("looked_at")? })
}
