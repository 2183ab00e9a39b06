//! Forgets workers. See `remove_workers.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("remove_workers.sql");

pub async fn remove_workers(session: &Session, worker_ids: &[i64]) -> Result<u64, Error> {
    session.execute(SQL, &[&worker_ids]).await
}
