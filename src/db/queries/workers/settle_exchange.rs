//! Settles an exchange whose answer was lost. See `settle_exchange.sql`.

use tokio_postgres::Error;

use crate::db::{Exchange, Session};

pub const SQL: &str = include_str!("settle_exchange.sql");

/// Returns the claims that the exchange made, as step ids and claim numbers, or `None` when the worker was removed.
pub async fn settle_exchange(
    session: &Session,
    worker_id: i64,
    exchange: Exchange,
) -> Result<Option<Vec<(i64, i32)>>, Error> {
    let row = session.query_opt(SQL, &[&worker_id, &exchange.lane, &exchange.number]).await?;
    row.map(|row| {
        let step_ids: Vec<i64> = row.try_get("claimed_step_ids")?;
        let claim_numbers: Vec<i32> = row.try_get("claim_numbers")?;
        Ok(step_ids.into_iter().zip(claim_numbers).collect())
    })
    .transpose()
}
