use super::newest_tasks::Page;

query! {
    /// Finds the ids of the newest tasks without a transition, of all workflows or of some, but none of `without`.
    pub fn newest_pending_tasks(page: &Page, workflows: Option<&[i64]>, without: &[i64]) -> Vec<i64> = [
        page.after, page.since, page.tags, page.limit, workflows, without,
    ]
}
