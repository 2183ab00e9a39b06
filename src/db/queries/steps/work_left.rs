use std::time::Duration;

use crate::db::row::milliseconds;
use crate::model::room::Limits;

query! {
    /// What can still move in some queues.
    #[derive(Clone, Copy, Debug)]
    pub struct WorkLeft {
        pub is_ready: bool,
        /// Until the first backoff ends.
        pub backoff_in: Option<Duration> = |row| milliseconds(row, "backoff_in_ms")?,
        /// Some worker holds a step.
        pub is_running: bool,
    }

    /// Reads whether work is left within the limits of a worker, for these handlers (`None`: all).
    pub fn work_left(limits: Limits<'_>, handlers: Option<&[&str]>) -> WorkLeft = [
        limits.queues, handlers, limits.namespaces,
    ]
}

impl WorkLeft {
    pub fn is_any(&self) -> bool {
        self.is_ready || self.backoff_in.is_some() || self.is_running
    }

    /// Whether both wait for the same kinds of things.
    pub fn is_alike(&self, other: &WorkLeft) -> bool {
        (self.backoff_in.is_some(), self.is_running) == (other.backoff_in.is_some(), other.is_running)
    }
}
