//! The options of a worker: its connections, its queues and handlers, and when it stops.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::event::Event;
use super::metrics::Metrics;
use crate::engine::upkeep::Expiry;
use crate::model::handler::HandlerKind;
use crate::model::http_host::HttpHost;
use crate::model::room::Limits;

/// Told of everything that happens, as it happens.
pub type Observer = Arc<dyn Fn(&Event) + Send + Sync>;

/// The queues and handlers of a worker, and how it runs them.
#[derive(Clone, Debug)]
pub struct Options {
    /// The queues served; `None`: all.
    pub queues: Option<Vec<String>>,
    /// The namespaces whose steps are run; `None`: all.
    pub namespaces: Option<Vec<String>>,
    /// The handlers run; `None`: all.
    pub handlers: Option<Vec<HandlerKind>>,
    /// Steps run at once, at least 1.
    pub concurrency: usize,
    /// How often an idle worker looks for work without a notification.
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
    /// The hosts that the input of an `http` step can name.
    pub http_hosts: Vec<HttpHost>,
    /// How long a draining worker waits for its running steps; `None`: until they end.
    pub stop_timeout: Option<Duration>,
    /// How long to wait for a database that is away when the worker starts; `None`: as long as it takes, but half a minute
    /// for a host that has never been found, or to drain.
    pub wait: Option<Duration>,
    /// Whether to do the upkeep while no other worker does.
    pub upkeep: bool,
    /// What the upkeep does with expired tasks; `None`: they stay.
    pub expiry: Option<Arc<Expiry>>,
    /// Counts what happens.
    pub metrics: Arc<Metrics>,
}

impl Options {
    /// The handlers run.
    pub fn handlers(&self) -> Vec<HandlerKind> {
        self.handlers.clone().unwrap_or_else(|| HandlerKind::ALL.to_vec())
    }

    /// The queues and namespaces served.
    pub fn limits(&self) -> Limits<'_> {
        Limits {
            queues: self.queues.as_deref(),
            namespaces: self.namespaces.as_deref(),
            unlocked_only: false,
        }
    }

    /// The names of the handlers that it is limited to.
    pub fn limited_handlers(&self) -> Option<Vec<&'static str>> {
        Some(self.handlers.as_ref()?.iter().map(|handler| handler.as_str()).collect())
    }
}

impl Default for Options {
    fn default() -> Self {
        Options {
            queues: None,
            namespaces: None,
            handlers: None,
            concurrency: 16,
            poll_interval: Duration::from_secs(1),
            lease: Duration::from_secs(30),
            drain: false,
            retry_backoff_disabled: false,
            listen: true,
            sql_connections: 8,
            http_hosts: Vec::new(),
            stop_timeout: None,
            wait: None,
            upkeep: true,
            expiry: None,
            metrics: Arc::default(),
        }
    }
}

/// The request of a signal to the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// Nothing.
    No,
    /// Claim no more and end when the running steps have ended.
    Drain,
    /// End the running handlers and give their steps back.
    Now,
}

/// A watch that turns to [`Stop::Drain`] and [`Stop::Now`].
pub type StopSignal = watch::Receiver<Stop>;
