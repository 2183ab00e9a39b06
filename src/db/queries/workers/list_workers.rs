//! Lists the workers of a database. See `list_workers.sql`.

use jiff::Timestamp;
use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("list_workers.sql");

/// A worker as its row tells.
#[derive(Debug, serde::Serialize)]
pub struct Worker {
    pub worker_id: i64,
    pub host: String,
    pub pid: i32,
    pub version: String,
    /// `None`: all.
    pub queues: Option<Vec<String>>,
    pub concurrency: i32,
    pub lease_seconds: i32,
    pub is_idle: bool,
    pub started_at: Timestamp,
    pub last_heartbeat_at: Timestamp,
    /// Since the last heartbeat, on the server's clock.
    pub silent_seconds: f64,
    pub running_steps: i64,
}

impl Worker {
    /// `lost`, `idle` or `busy`.
    pub fn state(&self) -> &'static str {
        match self {
            worker if worker.silent_seconds > f64::from(worker.lease_seconds) => "lost",
            worker if worker.running_steps > 0 => "busy",
            _ => "idle",
        }
    }
}

pub async fn list_workers(session: &Session) -> Result<Vec<Worker>, Error> {
    let rows = session.query(SQL, &[]).await?;
    rows.iter()
        .map(|row| {
            Ok(Worker {
                worker_id: row.try_get("worker_id")?,
                host: row.try_get("host")?,
                pid: row.try_get("pid")?,
                version: row.try_get("version")?,
                queues: row.try_get("queues")?,
                concurrency: row.try_get("concurrency")?,
                lease_seconds: row.try_get("lease_seconds")?,
                is_idle: row.try_get("idle")?,
                started_at: row.try_get("started_at")?,
                last_heartbeat_at: row.try_get("last_heartbeat_at")?,
                silent_seconds: row.try_get("silent_seconds")?,
                running_steps: row.try_get("running_steps")?,
            })
        })
        .collect()
}
