//! The worker: claims steps, runs their handlers side by side, records how they ended.
//!
//! - [`mod@run`] is its life: register, work turn after turn, end. One exchange with the server is under
//!   way at a time; what finishes meanwhile is gathered for the next one, so that an idle worker
//!   answers at once and a busy one writes in bulk.
//! - [`slots`] owns what the worker holds and has room for, [`link`] the connection for its exchanges.
//! - [`claim`], [`dispatch`] and [`sql_step`] lead from the ready queue to a running handler, [`record`]
//!   from there to the database.
//! - [`heartbeat`]: heartbeats and notifications on a connection of their own, where no slow claim can
//!   hold them up.
//! - [`reconnect`]: a database that is away; [`shutdown`]: how the worker ends.

mod claim;
mod dispatch;
mod heartbeat;
mod inputs;
mod link;
mod reconnect;
mod record;
mod run;
mod shutdown;
mod slots;
mod sql_step;
mod watermarks;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::BoxFuture;
use tokio::sync::{Notify, watch};

use crate::db::{Purpose, Session};
use crate::error::Result;
use crate::model::handler::StepFailure;

pub use heartbeat::rescue;
pub use run::run;

use reconnect::Outage;
use slots::Slots;

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
    /// `sql` steps run at once, each over a connection of its own; at least 1.
    pub sql_connections: usize,
    /// How long a worker that was told to drain waits for its running steps; `None`: as long as they take.
    pub stop_timeout: Option<Duration>,
    /// Whether to wait for a database that is away when the worker starts.
    pub wait: bool,
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
            sql_connections: 8,
            stop_timeout: None,
            wait: true,
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
        /// It ended through no fault of the step: the attempt does not count.
        is_interrupted: bool,
        /// `None`: no attempt follows.
        retry_in: Option<Duration>,
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
    /// The database does not serve this worker; told when it begins and once a minute.
    Disconnected {
        message: String,
        /// It cannot be reached; otherwise it refuses what it is asked.
        is_out_of_reach: bool,
        lasting: Duration,
    },
    Reconnected {
        after: Duration,
    },
    /// Steps were claimed with an answer that never came, and given back.
    Unanswered {
        steps: usize,
    },
    /// A worker that drains waits for steps that it does not run: a backoff, another worker.
    WaitsFor {
        backoff_in: Option<Duration>,
        is_running_elsewhere: bool,
    },
    Draining {
        running: usize,
    },
}

/// What a worker did, when it ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    pub completed_steps: u64,
    pub failed_steps: u64,
    /// Attempts that ended through no fault of their step, and do not count.
    pub interrupted_steps: u64,
    pub refused_steps: u64,
    pub completed_tasks: u64,
    pub failed_tasks: u64,
    /// Steps given back because the worker was told to stop at once.
    pub released_steps: u64,
}

/// What all parts of a worker are given.
#[derive(Clone)]
struct Given {
    connect: Connect,
    options: Arc<Options>,
    observer: Observer,
    outage: Arc<Outage>,
    waking: Arc<Waking>,
}

impl Given {
    fn new(connect: Connect, options: Options, observer: Observer) -> Self {
        Given {
            connect,
            options: Arc::new(options),
            observer,
            outage: Arc::default(),
            waking: Arc::default(),
        }
    }

    /// The same for the next registration, which has announced nothing yet.
    fn renewed(&self) -> Self {
        Given { waking: Arc::default(), ..self.clone() }
    }

    /// The queues served; `None`: all.
    fn queues(&self) -> Option<&[String]> {
        self.options.queues.as_deref()
    }
}

/// Whether the worker sleeps, and what wakes it.
#[derive(Debug, Default)]
struct Waking {
    is_idle: AtomicBool,
    /// What the worker's row says of that. It may say idle of a busy worker, until
    /// the next heartbeat: that costs a notification, not a step.
    is_announced_idle: AtomicBool,
    /// The row must say idle, now.
    announce: Notify,
    /// Somebody said that there may be work.
    wake: Notify,
}

impl Waking {
    fn is_idle(&self) -> bool {
        self.is_idle.load(Ordering::Relaxed)
    }

    /// Found nothing to do: from here on submitters must notify.
    fn fall_asleep(&self) {
        self.is_idle.store(true, Ordering::Relaxed);
        if !self.is_announced_idle.load(Ordering::Relaxed) {
            self.announce.notify_one();
        }
    }

    fn stay_awake(&self) {
        self.is_idle.store(false, Ordering::Relaxed);
    }

    fn announced(&self, is_idle: bool) {
        self.is_announced_idle.store(is_idle, Ordering::Relaxed);
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
