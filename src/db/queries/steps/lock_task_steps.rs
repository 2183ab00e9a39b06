use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("lock_task_steps.sql");

/// Locks them until the transaction ends; returns those that have not finished, in id order.
pub async fn lock_task_steps(session: &Session, task_id: i64) -> Result<Vec<i64>, Error> {
    let mut unfinished = Vec::new();
    for row in session.query(SQL, &[&task_id]).await? {
        if !row.try_get::<_, bool>("processed")? {
            unfinished.push(row.try_get("workflow_step_id")?);
        }
    }
    Ok(unfinished)
}
