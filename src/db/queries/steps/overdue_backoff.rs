//! Finds the step in backoff that has been due for longest. See `overdue_backoff.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("overdue_backoff.sql");

/// A step whose backoff is over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverdueStep {
    pub step_id: i64,
    /// Since it was due.
    pub seconds: f64,
}

pub async fn overdue_backoff(session: &Session) -> Result<Option<OverdueStep>, Error> {
    let row = session.query_opt(SQL, &[]).await?;
    row.map(|row| {
        Ok(OverdueStep { step_id: row.try_get("workflow_step_id")?, seconds: row.try_get("seconds")? })
    })
    .transpose()
}
