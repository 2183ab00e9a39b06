//! Finds claims that nobody runs. See `stranded_steps.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("stranded_steps.sql");

/// A claim that its worker does not run.
#[derive(Debug)]
pub struct Stranded {
    pub step_id: i64,
    pub claim_number: i32,
    pub worker_id: i64,
}

pub async fn stranded_steps(session: &Session) -> Result<Vec<Stranded>, Error> {
    let rows = session.query(SQL, &[]).await?;
    rows.iter()
        .map(|row| {
            Ok(Stranded {
                step_id: row.try_get("workflow_step_id")?,
                claim_number: row.try_get("claim_number")?,
                worker_id: row.try_get("worker_id")?,
            })
        })
        .collect()
}
