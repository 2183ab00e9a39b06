//! Finds a page of the tasks that nothing has happened to yet.

use tokio_postgres::Error;

use super::newest_tasks::{Page, ids};
use crate::db::Session;

pub const SQL: &str = include_str!("newest_pending_tasks.sql");

/// Finds the ids of the newest tasks without a transition, of all workflows or of some.
pub async fn newest_pending_tasks(
    session: &Session,
    page: &Page,
    workflows: Option<&[i64]>,
) -> Result<Vec<i64>, Error> {
    ids(session.query(SQL, &[&page.after, &page.since, &page.tags, &page.limit, &workflows]).await?)
}
