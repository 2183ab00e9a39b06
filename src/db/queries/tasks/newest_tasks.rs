use jiff::Timestamp;
use serde_json::Value;

/// Which tasks, and how many of them.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Only tasks older than this one: the last of the page before.
    pub after: Option<i64>,
    /// Only tasks requested at or after this time.
    pub since: Option<Timestamp>,
    /// An array of strings: only tasks that have all of them.
    pub tags: Option<Value>,
    pub limit: i64,
}

query! {
    /// Finds the ids of the newest tasks, of all workflows or of some.
    pub fn newest_tasks(page: &Page, workflows: Option<&[i64]>) -> Vec<i64> = [
        page.after, page.since, page.tags, page.limit, workflows,
    ]
}
