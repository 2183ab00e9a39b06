//! Finds a page of the tasks in a state that a transition has led to.

use tokio_postgres::Error;

use super::newest_tasks::{Page, ids};
use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("newest_tasks_in_state.sql");

/// Finds the ids of the newest tasks in `state`, of all workflows or of some.
pub async fn newest_tasks_in_state(
    session: &Session,
    page: &Page,
    workflows: Option<&[i64]>,
    state: State,
) -> Result<Vec<i64>, Error> {
    let state = state.as_str();
    ids(session.query(SQL, &[&page.after, &page.since, &page.tags, &page.limit, &workflows, &state]).await?)
}
