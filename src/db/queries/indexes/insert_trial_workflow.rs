//! Makes the workflow that a trial runs. See `insert_trial_workflow.sql`.

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("insert_trial_workflow.sql");

/// Returns its named_task_id.
pub async fn insert_trial_workflow(session: &Session) -> Result<i64, Error> {
    session.query_one(SQL, &[]).await?.try_get("named_task_id")
}
