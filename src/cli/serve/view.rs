//! The pages and their addresses.

use axum::extract::Query;
use axum::http::Uri;

use super::pages::tasks::TaskQuery;

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    Overview,
    Tasks(TaskQuery),
    /// A task by its id or identity.
    Find(String),
    /// A task, and the step after which its list goes on.
    Task(i64, Option<i64>),
    Timeline(i64),
    History(i64),
    Context(i64),
    Step(i64),
    Stuck,
    Queues,
    Indexes,
}

impl View {
    /// Two views with the same key are the same page.
    pub fn key(&self) -> String {
        format!("{self:?}")
    }

    /// Reads an address below the base path, with its query.
    pub fn of_address(address: &str) -> Option<View> {
        let (path, query) =
            address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
        View::of(path, query)
    }

    /// Reads a path below the base path, and a query.
    pub fn of(path: &str, query: Option<&str>) -> Option<View> {
        let pairs = pairs(query.unwrap_or_default());
        let value = |key: &str| pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        Some(match parts[..] {
            [""] => View::Overview,
            ["tasks"] => View::Tasks(TaskQuery::of(&pairs)),
            ["find"] => View::Find(value("task")?.trim().to_owned()),
            ["tasks", id] => View::Task(number(id)?, value("after").and_then(number)),
            ["tasks", id, "timeline"] => View::Timeline(number(id)?),
            ["tasks", id, "history"] => View::History(number(id)?),
            ["tasks", id, "context"] => View::Context(number(id)?),
            ["steps", id] => View::Step(number(id)?),
            ["stuck"] => View::Stuck,
            ["queues"] => View::Queues,
            ["indexes"] => View::Indexes,
            _ => return None,
        })
    }
}

fn number(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The pairs of a query; none of one that is not valid.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let uri = format!("/?{query}").parse::<Uri>();
    let read = uri.ok().and_then(|uri| Query::try_from_uri(&uri).ok());
    read.map(|Query(pairs)| pairs).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_page_or_none() {
        assert_eq!(View::of("/", None), Some(View::Overview));
        assert_eq!(View::of("/tasks/42", Some("after=7")), Some(View::Task(42, Some(7))));
        assert_eq!(View::of_address("/tasks/42?after=7"), Some(View::Task(42, Some(7))));
        assert_eq!(View::of("/find", Some("task=+a%2Fb%20")), Some(View::Find("a/b".to_owned())));
        for none in
            ["", "/tasks/", "/tasks/x", "/tasks/-1", "/tasks/1/2", "//", "/steps/99999999999999999999"]
        {
            assert_eq!(View::of(none, None), None, "{none}");
        }
    }
}
