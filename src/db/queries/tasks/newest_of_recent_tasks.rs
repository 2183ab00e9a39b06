use tokio_postgres::Error;

use super::newest_tasks::Page;
use crate::db::Session;
use crate::model::state::State;

pub const SQL: &str = include_str!("newest_of_recent_tasks.sql");

/// Finds the ids of the newest tasks requested since `page.since`, of all
/// workflows or of some, in any state or in one of `states`. `None` where more
/// than `most` tasks were requested since then.
pub async fn newest_of_recent_tasks(
    session: &Session,
    page: &Page,
    workflows: Option<&[i64]>,
    states: &[State],
    most: i64,
) -> Result<Option<Vec<i64>>, Error> {
    let states: Option<Vec<&str>> =
        (!states.is_empty()).then(|| states.iter().map(|state| state.as_str()).collect());
    session.row(SQL, &[&page.after, &page.since, &page.tags, &page.limit, &workflows, &states, &most]).await
}
