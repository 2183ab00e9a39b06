//! The changes that a page can make, and their addresses.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::site::Site;
use super::view::pairs;
use crate::model::surgery::Action;

/// One change, of which there is a page that asks for confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Task(Action, i64),
    Step(Action, i64),
    Pause(String),
    Resume(String),
}

/// What a form says besides.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    pub by: String,
    pub reason: Option<String>,
    /// The result of a resolved step, as JSON.
    pub result: Option<String>,
}

impl Change {
    /// Reads a path below the base path, and a query.
    pub fn of(path: &str, query: Option<&str>) -> Option<Change> {
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        let [noun, object, verb] = parts[..] else { return None };
        let action = |allowed: &[Action]| allowed.iter().copied().find(|action| action.as_str() == verb);
        let queue = || pairs(query.unwrap_or_default()).into_iter().find(|(key, _)| key == "name");
        Some(match noun {
            "tasks" => Change::Task(action(&[Action::Retry, Action::Cancel])?, object.parse().ok()?),
            "steps" => {
                Change::Step(action(&[Action::Retry, Action::Resolve, Action::Cancel])?, object.parse().ok()?)
            }
            "queues" if object == "one" && verb == "pause" => Change::Pause(queue()?.1),
            "queues" if object == "one" && verb == "resume" => Change::Resume(queue()?.1),
            _ => return None,
        })
    }

    /// The address of its page.
    pub fn url(&self, site: &Site) -> String {
        let queue = |verb: &str, name: &str| {
            site.url(&format!("/queues/one/{verb}?name={}", utf8_percent_encode(name, NON_ALPHANUMERIC)))
        };
        match self {
            Change::Task(action, id) => format!("{}/{}", site.task(*id), action.as_str()),
            Change::Step(action, id) => format!("{}/{}", site.step(*id), action.as_str()),
            Change::Pause(name) => queue("pause", name),
            Change::Resume(name) => queue("resume", name),
        }
    }

    /// The page that shows its effect.
    pub fn effect(&self, site: &Site) -> String {
        match self {
            Change::Task(_, id) => site.task(*id),
            Change::Step(_, id) => site.step(*id),
            Change::Pause(_) | Change::Resume(_) => site.url("/queues"),
        }
    }

    /// What is done, as the words of a button.
    pub fn words(&self) -> String {
        let verb = |action: &Action| match action {
            Action::Retry => "Retry",
            Action::Reset => "Reset",
            Action::Resolve => "Resolve",
            Action::Cancel => "Cancel",
        };
        match self {
            Change::Task(action, id) => format!("{} task {id}", verb(action)),
            Change::Step(action, id) => format!("{} step {id}", verb(action)),
            Change::Pause(name) => format!("Pause queue {name}"),
            Change::Resume(name) => format!("Resume queue {name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let site = Site::new(String::new(), None, None, Vec::new());
        for change in [
            Change::Task(Action::Cancel, 42),
            Change::Step(Action::Resolve, 7),
            Change::Pause("a b&c/<é>".to_owned()),
            Change::Resume("q".to_owned()),
        ] {
            let url = change.url(&site);
            let (path, query) =
                url.split_once('?').map_or((&*url, None), |(path, query)| (path, Some(query)));
            assert_eq!(Change::of(path, query), Some(change), "{url}");
        }
        for none in
            ["/tasks/42/resolve", "/tasks/42", "/tasks/x/retry", "/queues/one/pause", "/queues/one/bind"]
        {
            assert_eq!(Change::of(none, None), None, "{none}");
        }
    }
}
