//! Finds a page of the tasks of some workflows.

use tokio_postgres::Error;

use super::newest_tasks::{Page, ids};
use crate::db::Session;

pub const SQL: &str = include_str!("newest_tasks_of_workflows.sql");

/// Finds the ids of the newest tasks of `workflows`, given by their `named_task_id`s.
pub async fn newest_tasks_of_workflows(
    session: &Session,
    page: &Page,
    workflows: &[i64],
) -> Result<Vec<i64>, Error> {
    ids(session.query(SQL, &[&page.after, &page.since, &page.tags, &page.limit, &workflows]).await?)
}
