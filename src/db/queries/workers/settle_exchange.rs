use tokio_postgres::Error;

use crate::db::row::pairs;
use crate::db::{Exchange, Session};

pub const SQL: &str = include_str!("settle_exchange.sql");

/// Settles an exchange whose answer was lost. Returns the claims that the worker held before it and those that it made, as
/// step ids and claim numbers, or `None` when the worker was removed.
pub async fn settle_exchange(
    session: &Session,
    worker_id: i64,
    exchange: Exchange,
) -> Result<Option<Vec<(i64, i32)>>, Error> {
    let row = session.query_opt(SQL, &[&worker_id, &exchange.lane, &exchange.number]).await?;
    row.map(|row| pairs(&row, "held_step_ids", "held_claim_numbers")).transpose()
}
