//! Marks the newest transition of steps.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("mark_newest_transitions.sql");

/// Marks them; the steps' locks are held by this transaction. Returns how many were not marked before.
pub async fn mark_newest_transitions(session: &Session, step_ids: &[i64]) -> Result<i64, Error> {
    session.query_one(SQL, &[&step_ids]).await?.try_get("marked")
}
