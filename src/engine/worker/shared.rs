//! State that all parts of a worker share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

use super::options::{Connect, Observer, Options};
use super::reconnect::Outage;

/// State that all parts of a worker share.
#[derive(Clone)]
pub struct Shared {
    pub connect: Connect,
    pub options: Arc<Options>,
    pub observer: Observer,
    pub outage: Arc<Outage>,
    pub waking: Arc<Waking>,
}

impl Shared {
    pub fn new(connect: Connect, options: Options, observer: Observer) -> Self {
        Shared {
            connect,
            options: Arc::new(options),
            observer,
            outage: Arc::default(),
            waking: Arc::default(),
        }
    }

    /// The same for the next registration, which has announced nothing yet.
    pub fn renewed(&self) -> Self {
        Shared { waking: Arc::default(), ..self.clone() }
    }

    /// The queues served; `None`: all.
    pub fn queues(&self) -> Option<&[String]> {
        self.options.queues.as_deref()
    }
}

/// Whether the worker sleeps, and the events that wake it.
#[derive(Debug, Default)]
pub struct Waking {
    is_idle: AtomicBool,
    /// What the worker's row says of that. It may say idle of a busy worker, until
    /// the next heartbeat: that costs a notification, not a step.
    is_announced_idle: AtomicBool,
    /// The row must say idle, now.
    pub announce: Notify,
    /// Somebody said that there may be work.
    pub wake: Notify,
}

impl Waking {
    pub fn is_idle(&self) -> bool {
        self.is_idle.load(Ordering::Relaxed)
    }

    /// Found nothing to do: from here on submitters must notify.
    pub fn fall_asleep(&self) {
        self.is_idle.store(true, Ordering::Relaxed);
        if !self.is_announced_idle.load(Ordering::Relaxed) {
            self.announce.notify_one();
        }
    }

    pub fn stay_awake(&self) {
        self.is_idle.store(false, Ordering::Relaxed);
    }

    pub fn announced(&self, is_idle: bool) {
        self.is_announced_idle.store(is_idle, Ordering::Relaxed);
    }
}
