//! How many steps a worker can take.

use std::collections::BTreeMap;

use super::handler::HandlerKind;

/// Which steps a worker takes at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits<'a> {
    /// `None`: of all queues.
    pub queues: Option<&'a [String]>,
    /// `None`: of all namespaces.
    pub namespaces: Option<&'a [String]>,
    /// Only those that no other session has locked.
    pub unlocked_only: bool,
}

/// How many more steps a worker can take.
#[derive(Clone, Debug)]
pub struct Room {
    pub steps: usize,
    /// Of these, how many of each handler. It takes no step of another one.
    pub of: BTreeMap<HandlerKind, usize>,
}

impl Room {
    /// For as many steps, whatever their handlers.
    pub fn for_any(steps: usize) -> Room {
        Room { steps, of: HandlerKind::ALL.into_iter().map(|handler| (handler, steps)).collect() }
    }

    pub fn of(&self, handler: HandlerKind) -> usize {
        self.of.get(&handler).copied().unwrap_or_default()
    }

    /// The handlers, as a parameter of a query.
    pub fn handlers(&self) -> Vec<&'static str> {
        self.of.keys().map(|handler| handler.as_str()).collect()
    }

    /// The room for each of [`Room::handlers`], as a parameter of a query.
    pub fn steps_of_each(&self) -> Vec<i64> {
        self.of.values().map(|steps| *steps as i64).collect()
    }
}
