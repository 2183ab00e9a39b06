//! Finds the workers whose claims can be taken back. See `lost_workers.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("lost_workers.sql");

/// `unregistered_too` also looks for claims of workers that have no row.
pub async fn lost_workers(session: &Session, unregistered_too: bool) -> Result<Vec<i64>, Error> {
    let rows = session.query(SQL, &[&unregistered_too]).await?;
    rows.iter().map(|row| row.try_get("worker_id")).collect()
}
