use super::newest_tasks::Page;

query! {
    /// Finds the ids of the tasks of which no attempt has ended yet and one runs, of all workflows or of some; the
    /// limit of the page is the caller's.
    pub fn started_tasks(page: &Page, workflows: Option<&[i64]>) -> Vec<i64> = [
        page.after, page.since, page.tags, workflows,
    ]
}
