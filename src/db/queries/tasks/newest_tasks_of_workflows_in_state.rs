//! Finds a page of the tasks of some workflows in a state that a transition has led to.

use tokio_postgres::Error;

use super::newest_tasks::ids;
use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("newest_tasks_of_workflows_in_state.sql");

/// Finds the ids of the `limit` newest tasks of `workflows`, given by their
/// `named_task_id`s, that are in `state` and older than `after`.
pub async fn newest_tasks_of_workflows_in_state(
    session: &Session,
    after: Option<i64>,
    limit: i64,
    workflows: &[i64],
    state: State,
) -> Result<Vec<i64>, Error> {
    ids(session.query(SQL, &[&after, &limit, &workflows, &state.as_str()]).await?)
}
