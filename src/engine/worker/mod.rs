//! The worker: claims steps, runs their handlers side by side, records how they ended.
//!
//! Three parts that share [`Shared`]:
//! - [`cycle`]: the loop on the main connection. One exchange with the server is
//!   under way at a time; what finishes meanwhile is gathered for the next one, so
//!   that an idle worker answers at once and a busy one writes in bulk.
//! - [`liveness`]: heartbeats and notifications on a connection of their own,
//!   where no slow claim can hold them up.
//! - [`start`]: from a claim to a running handler; [`record`]: from there to the database.

mod cycle;
mod ending;
mod inputs;
mod liveness;
mod record;
mod start;
mod transactional;
mod watermarks;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

use crate::db::{Purpose, Session};
use crate::error::Result;
use crate::model::handler::StepFailure;

pub use cycle::run;
pub use liveness::rescue;

/// How a worker opens its connections.
pub type Connect = Arc<dyn Fn(Purpose) -> BoxFuture<'static, Result<Session>> + Send + Sync>;

/// Told of everything that happens, as it happens.
pub type Observer = Arc<dyn Fn(&Event) + Send + Sync>;

/// What a worker serves and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The queues served; `None`: all.
    pub queues: Option<Vec<String>>,
    /// Steps run at once, at least 1.
    pub concurrency: usize,
    /// How often an idle worker looks for work nobody told it of.
    pub poll_interval: Duration,
    /// A worker silent for longer is dead to the others. At least a second.
    pub lease: Duration,
    /// Stop when nothing is left to do.
    pub drain: bool,
    /// Every retry at once. For test environments.
    pub retry_backoff_disabled: bool,
    /// Whether notifications can arrive: not through a transaction pooler.
    pub listen: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            queues: None,
            concurrency: 16,
            poll_interval: Duration::from_secs(1),
            lease: Duration::from_secs(30),
            drain: false,
            retry_backoff_disabled: false,
            listen: true,
        }
    }
}

/// What the process was asked for by a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// Nothing.
    No,
    /// Claim no more and end when the running steps have ended.
    Drain,
    /// End the running handlers and give their steps back.
    Now,
}

/// What happens in a worker.
#[derive(Clone, Debug)]
pub enum Event {
    Started {
        worker_id: i64,
    },
    StepStarted {
        step_id: i64,
        task_id: i64,
        step: Arc<str>,
        attempt: i32,
    },
    StepCompleted {
        step_id: i64,
        task_id: i64,
        step: Arc<str>,
        attempt: i32,
        took: Duration,
    },
    StepFailed {
        step_id: i64,
        task_id: i64,
        step: Arc<str>,
        attempt: i32,
        took: Duration,
        message: String,
        /// `None`: no attempt follows.
        next_attempt_at: Option<Timestamp>,
    },
    /// The claim had passed to somebody else: the step was cancelled, or this worker was thought lost.
    StepRefused {
        step_id: i64,
        task_id: i64,
        step: Arc<str>,
        attempt: i32,
    },
    TaskEnded {
        task_id: i64,
        is_complete: bool,
    },
    /// Steps of lost workers were taken back.
    Rescued {
        worker_ids: Vec<i64>,
        steps: usize,
    },
    /// This worker was thought lost, or feared it: its handlers were stopped.
    Lost {
        worker_id: i64,
    },
    Disconnected {
        message: String,
    },
    Reconnected,
    Draining {
        running: usize,
    },
}

/// What a worker did, when it ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    pub completed_steps: u64,
    pub failed_steps: u64,
    pub refused_steps: u64,
    pub completed_tasks: u64,
    pub failed_tasks: u64,
    /// Steps given back because the worker was told to stop at once.
    pub released_steps: u64,
}

/// What the loop and the liveness task both look at.
#[derive(Debug, Default)]
struct Shared {
    /// The steps this worker holds, by id.
    running: Mutex<HashMap<i64, Running>>,
    is_idle: AtomicBool,
    /// What the worker's row says of that. It may say idle of a busy worker, until
    /// the next heartbeat: that costs a notification, not a step.
    is_announced_idle: AtomicBool,
    /// The row must say idle, now.
    announce: Notify,
    /// Somebody said that there may be work.
    wake: Notify,
}

#[derive(Debug)]
struct Running {
    attempt: i32,
    cancel: CancellationToken,
}

impl Shared {
    fn running_count(&self) -> usize {
        self.running.lock().expect("no holder panics").len()
    }

    /// Found nothing to do: from here on submitters must notify.
    fn fall_asleep(&self) {
        self.is_idle.store(true, Ordering::Relaxed);
        if !self.is_announced_idle.load(Ordering::Relaxed) {
            self.announce.notify_one();
        }
    }

    /// Forgets a step, unless a later attempt at it has begun here meanwhile.
    fn finish(&self, step_id: i64, attempt: i32) {
        let mut running = self.running.lock().expect("no holder panics");
        if running.get(&step_id).is_some_and(|step| step.attempt == attempt) {
            running.remove(&step_id);
        }
    }

    /// Asks handlers to stop: those of the steps named, or all.
    fn cancel(&self, step_ids: Option<&[i64]>) {
        let running = self.running.lock().expect("no holder panics");
        match step_ids {
            Some(ids) => ids.iter().filter_map(|id| running.get(id)).for_each(|step| step.cancel.cancel()),
            None => running.values().for_each(|step| step.cancel.cancel()),
        }
    }
}

/// A step's failure that the server is the cause of.
fn server_failure(what: &str, error: &tokio_postgres::Error) -> StepFailure {
    let (said, sqlstate) = match error.as_db_error() {
        Some(server) => (server.message().to_owned(), Some(server.code().code().to_owned())),
        None => (error.to_string(), None),
    };
    StepFailure { message: format!("{what}: {said}"), sqlstate, ..StepFailure::default() }
}

/// A watch that turns to [`Stop::Drain`] and [`Stop::Now`].
pub type StopSignal = watch::Receiver<Stop>;
