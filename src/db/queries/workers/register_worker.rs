//! Makes a worker known. See `register_worker.sql`.

use tokio_postgres::Error;

use crate::db::{LANES, Session};

pub const SQL: &str = include_str!("register_worker.sql");

/// The facts that a worker registers with.
#[derive(Debug)]
pub struct Registration<'a> {
    pub host: &'a str,
    pub pid: i32,
    pub version: &'a str,
    /// `None`: all.
    pub queues: Option<&'a [String]>,
    pub concurrency: i32,
    pub lease_seconds: i32,
}

/// Returns the worker's id.
pub async fn register_worker(session: &Session, worker: &Registration<'_>) -> Result<i64, Error> {
    let row = session
        .query_one(
            SQL,
            &[
                &worker.host,
                &worker.pid,
                &worker.version,
                &worker.queues,
                &worker.concurrency,
                &worker.lease_seconds,
                &LANES,
            ],
        )
        .await?;
    row.try_get("worker_id")
}
