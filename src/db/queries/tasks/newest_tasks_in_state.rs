use super::newest_tasks::Page;
use crate::model::state::State;

query! {
    /// Finds the ids of the newest tasks in `state`, of all workflows or of some, but none of `without`.
    pub fn newest_tasks_in_state(page: &Page, workflows: Option<&[i64]>, state: State, without: &[i64]) -> Vec<i64> = [
        page.after, page.since, page.tags, page.limit, workflows, state.as_str(), without,
    ]
}
