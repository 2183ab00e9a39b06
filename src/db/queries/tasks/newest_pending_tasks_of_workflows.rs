//! Finds a page of the tasks of some workflows that nothing has happened to yet.

use tokio_postgres::Error;

use super::newest_tasks::ids;
use crate::db::Session;

pub const SQL: &str = include_str!("newest_pending_tasks_of_workflows.sql");

/// Finds the ids of the `limit` newest tasks of `workflows`, given by their
/// `named_task_id`s, that have no transition and are older than `after`.
pub async fn newest_pending_tasks_of_workflows(
    session: &Session,
    after: Option<i64>,
    limit: i64,
    workflows: &[i64],
) -> Result<Vec<i64>, Error> {
    ids(session.query(SQL, &[&after, &limit, &workflows]).await?)
}
