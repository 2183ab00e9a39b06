//! Reads where some workers run.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("find_workers.sql");

/// Where a worker runs.
#[derive(Clone, Debug)]
pub struct WorkerPlace {
    pub worker_id: i64,
    pub host: String,
    pub pid: i32,
}

/// Reads those that have not gone.
pub async fn find_workers(session: &Session, worker_ids: &[i64]) -> Result<Vec<WorkerPlace>, Error> {
    let rows = session.query(SQL, &[&worker_ids]).await?;
    rows.iter()
        .map(|row| {
            Ok(WorkerPlace {
                worker_id: row.try_get("worker_id")?,
                host: row.try_get("host")?,
                pid: row.try_get("pid")?,
            })
        })
        .collect()
}
