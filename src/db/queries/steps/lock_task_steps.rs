use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("lock_task_steps.sql");

/// Locks them until the transaction ends; returns those that have not finished, in id order.
pub async fn lock_task_steps(session: &Session, task_id: i64) -> Result<Vec<i64>, Error> {
    let steps: Vec<(i64, bool)> = session.rows(SQL, &[&task_id]).await?;
    Ok(steps.into_iter().filter(|(_, is_processed)| !is_processed).map(|(step_id, _)| step_id).collect())
}
