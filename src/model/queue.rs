//! Queues: what waits in each, who serves it, whether it is paused.

use jiff::Timestamp;
use serde::Serialize;

/// A queue whose steps no worker may claim for now.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pause {
    pub since: Timestamp,
    /// Who paused it.
    pub by: String,
    pub reason: Option<String>,
}

/// A queue as it is at one point in time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Queue {
    pub queue: String,
    /// Steps that a worker may claim, or might if it were not paused; as the two below, above what was looked at
    /// ([`MOST_READ`](super::stuck::MOST_READ) of each priority) not counted.
    pub ready_steps: i64,
    /// Since when the first of these has waited.
    pub oldest_at: Option<Timestamp>,
    pub backoff_steps: i64,
    /// Steps that workers run.
    pub claimed_steps: i64,
    /// Live workers that serve it.
    pub live_workers: i64,
    pub paused: Option<Pause>,
    /// The database's clock.
    pub as_of: Timestamp,
}

/// What became of a queue that was paused or resumed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changed {
    /// Whether it was otherwise before.
    pub is_changed: bool,
    #[serde(flatten)]
    pub queue: Queue,
}
