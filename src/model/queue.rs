//! Queues: the steps and the workers of each, and whether it is paused.

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
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Queue {
    pub queue: String,
    /// Steps that a worker can claim, or could if the queue were not paused; counted up to
    /// [`MOST_READ`](super::stuck::MOST_READ) for each priority and handler.
    pub ready_steps: i64,
    /// Since when the first of these has waited.
    pub oldest_at: Option<Timestamp>,
    /// Of the first [`READ_FIRST`](super::stuck::READ_FIRST) of all queues.
    pub backoff_steps: i64,
    /// Steps that workers run; of the first [`READ_FIRST`](super::stuck::READ_FIRST) of all queues.
    pub claimed_steps: i64,
    /// The counts above that stopped at their bound: there may be more steps.
    pub at_least: Vec<String>,
    /// Live workers that serve it.
    pub live_workers: i64,
    /// Of these, workers that take the steps of some handlers or namespaces only.
    pub limited_workers: i64,
    /// A step that has waited longest for its priority and handler, and that no live worker takes.
    pub untaken_step_id: Option<i64>,
    pub paused: Option<Pause>,
    /// The namespaces whose steps it takes; empty: all.
    pub namespaces: Vec<String>,
    /// The database's clock.
    pub as_of: Timestamp,
}

/// The effect of pausing or resuming a queue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changed {
    /// Whether it was otherwise before.
    pub is_changed: bool,
    #[serde(flatten)]
    pub queue: Queue,
}
