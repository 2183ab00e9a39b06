//! Removes queue entries of steps that do not exist.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("remove_stray_entries.sql");

/// Returns how many entries were removed.
pub async fn remove_stray_entries(session: &Session, step_ids: &[i64]) -> Result<i64, Error> {
    session.query_one(SQL, &[&step_ids]).await?.try_get("removed")
}
