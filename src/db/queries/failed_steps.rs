//! Chooses steps that have failed for good. See `failed_steps.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("failed_steps.sql");

/// Which of them.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Those that failed as often as allowed; otherwise those that failed for good before.
    pub is_exhausted: bool,
    pub namespace: Option<&'a str>,
    pub step: Option<&'a str>,
    /// Only what has been so for at least this long.
    pub seconds: f64,
    pub limit: i64,
}

/// The id of each step's task and its own.
pub async fn failed_steps(session: &Session, wanted: Wanted<'_>) -> Result<Vec<(i64, i64)>, Error> {
    let Wanted { is_exhausted, namespace, step, seconds, limit } = wanted;
    let rows = session.query(SQL, &[&is_exhausted, &namespace, &step, &seconds, &limit]).await?;
    rows.iter().map(|row| Ok((row.try_get("task_id")?, row.try_get("workflow_step_id")?))).collect()
}
