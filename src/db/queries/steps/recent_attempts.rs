//! Tells how the attempts of late went. See `recent_attempts.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("recent_attempts.sql");

/// Attempts that began or ended of late.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecentAttempts {
    /// That ended.
    pub attempts: i64,
    /// That ended in a failure.
    pub failures: i64,
    /// How long the slowest twentieth of the first attempts had been ready; `None`: there were none.
    pub lag_seconds: Option<f64>,
    /// The first attempts that this is of.
    pub claims: i64,
    /// That began before their backoff was over.
    pub early: i64,
    /// One of these.
    pub early_step_id: Option<i64>,
}

/// Of the last `limit` transitions, those of the last `seconds`.
pub async fn recent_attempts(session: &Session, limit: i64, seconds: f64) -> Result<RecentAttempts, Error> {
    let row = session.query_one(SQL, &[&limit, &seconds]).await?;
    Ok(RecentAttempts {
        attempts: row.try_get("attempts")?,
        failures: row.try_get("failures")?,
        lag_seconds: row.try_get("lag_seconds")?,
        claims: row.try_get("claims")?,
        early: row.try_get("early")?,
        early_step_id: row.try_get("early_step_id")?,
    })
}
