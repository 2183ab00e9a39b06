//! Reserves ids for tasks and their steps. See `reserve_ids.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("reserve_ids.sql");

/// Returns the first task id and the first step id.
pub async fn reserve_ids(session: &Session, tasks: i64, steps: i64) -> Result<(i64, i64), Error> {
    let row = session.query_one(SQL, &[&tasks, &steps]).await?;
    Ok((row.try_get("first_task_id")?, row.try_get("first_step_id")?))
}
