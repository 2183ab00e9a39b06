use super::newest_tasks::Page;
use crate::db::row::Nullable;
use crate::model::state::State;

query! {
    /// Finds the ids of the newest tasks requested since `page.since`, of all workflows or of some, in any state
    /// or in one of `states`. `None` where more than `most` tasks were requested since then. The
    /// first attempts of `started` run.
    pub fn newest_of_recent_tasks(
        page: &Page,
        workflows: Option<&[i64]>,
        states: &[State],
        most: i64,
        started: &[i64],
    ) -> Nullable<Vec<i64>> = [
        page.after, page.since, page.tags, page.limit, workflows,
        (!states.is_empty()).then(|| states.iter().map(|state| state.as_str()).collect::<Vec<_>>()), most, started,
    ]
}
