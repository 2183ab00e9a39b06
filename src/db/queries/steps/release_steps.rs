//! Takes claims back. See `release_steps.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("release_steps.sql");

/// A step whose claim was taken back.
#[derive(Debug)]
pub struct Released {
    pub step_id: i64,
    pub task_id: i64,
    pub worker_id: i64,
    /// False: its attempts are used up, and it is in error.
    pub is_ready: bool,
}

/// `lost` tells lost workers from one that stops on purpose.
pub async fn release_steps(
    session: &Session,
    worker_ids: &[i64],
    lost: bool,
) -> Result<Vec<Released>, Error> {
    let rows = session.query(SQL, &[&worker_ids, &lost]).await?;
    rows.iter()
        .map(|row| {
            Ok(Released {
                step_id: row.try_get("workflow_step_id")?,
                task_id: row.try_get("task_id")?,
                worker_id: row.try_get("worker_id")?,
                is_ready: row.try_get("is_ready")?,
            })
        })
        .collect()
}
