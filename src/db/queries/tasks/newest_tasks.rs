//! Finds a page of tasks, whatever their state; holds the filter
//! that its relatives share.

use jiff::Timestamp;
use serde_json::Value;
use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("newest_tasks.sql");

/// Which tasks, and how many of them.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Only tasks older than this one: the last of the page before.
    pub after: Option<i64>,
    /// Only tasks requested at or after this moment.
    pub since: Option<Timestamp>,
    /// An array of strings: only tasks that have all of them.
    pub tags: Option<Value>,
    pub limit: i64,
}

/// Finds the ids of the newest tasks, of all workflows or of some.
pub async fn newest_tasks(
    session: &Session,
    page: &Page,
    workflows: Option<&[i64]>,
) -> Result<Vec<i64>, Error> {
    ids(session.query(SQL, &[&page.after, &page.since, &page.tags, &page.limit, &workflows]).await?)
}

pub(super) fn ids(rows: Vec<Row>) -> Result<Vec<i64>, Error> {
    rows.iter().map(|row| row.try_get("task_id")).collect()
}
