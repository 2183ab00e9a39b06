//! State that all parts of a worker share.

use crate::error::TASKER;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::options::{Observer, Options};
use super::reconnect::Outage;
use crate::db::Connect;
use crate::handlers::http::Clients;

/// A heartbeat's news of other workers is asked for again when it is older, while it matters.
const NEWS_ASKED_AFTER: Duration = Duration::from_secs(1);
/// It counts for this long.
const NEWS_COUNTS_FOR: Duration = Duration::from_secs(2);

/// State that all parts of a worker share.
#[derive(Clone)]
pub struct Shared {
    pub connect: Connect,
    pub options: Arc<Options>,
    pub observer: Observer,
    pub outage: Arc<Outage>,
    pub waking: Arc<Waking>,
    /// The connections of its `http` steps.
    pub http: Clients,
    /// The name of its sessions, once it has registered: by it people find them in the server's list.
    pub name: Option<Arc<str>>,
}

impl Shared {
    pub fn new(connect: Connect, options: Options, observer: Observer) -> Self {
        let metrics = options.metrics.clone();
        Shared {
            connect,
            http: Clients::new(options.http_hosts.clone()),
            options: Arc::new(options),
            observer: Arc::new(move |event| {
                metrics.count(event);
                observer(event);
            }),
            outage: Arc::default(),
            waking: Arc::default(),
            name: None,
        }
    }

    /// The same for the next registration, which has announced nothing yet.
    pub fn registered(&self, worker_id: i64, host: &str) -> Self {
        // The server cuts long names off at their end.
        let name = format!("{TASKER} worker {worker_id}@{host}");
        Shared { waking: Arc::default(), name: Some(name.into()), ..self.clone() }
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
    /// A heartbeat is to be sent now: the row must say idle, or the worker needs news of others.
    pub announce: Notify,
    news: Mutex<News>,
    /// Somebody said that there may be work.
    pub wake: Notify,
}

/// What the newest heartbeat was told of other workers.
#[derive(Debug, Default)]
struct News {
    heard_at: Option<Instant>,
    asked_at: Option<Instant>,
    others: Others,
}

/// The other workers that could take the same steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Others {
    pub are_any: bool,
    pub are_any_idle: bool,
}

impl Waking {
    /// The other workers, or what there may be while nobody knows. It is up to a second old; one who asks again
    /// and again keeps it fresh.
    pub fn others(&self) -> Others {
        let mut news = self.news.lock().expect("no holder panics");
        let is_older = |time: Option<Instant>, limit| time.is_none_or(|time| time.elapsed() > limit);
        if is_older(news.heard_at, NEWS_ASKED_AFTER) && is_older(news.asked_at, NEWS_ASKED_AFTER) {
            news.asked_at = Some(Instant::now());
            self.announce.notify_one();
        }
        match is_older(news.heard_at, NEWS_COUNTS_FOR) {
            true => Others { are_any: true, are_any_idle: true },
            false => news.others,
        }
    }

    /// A heartbeat was told of other workers.
    pub fn heard(&self, others: Others) {
        let mut news = self.news.lock().expect("no holder panics");
        *news = News { heard_at: Some(Instant::now()), asked_at: None, others };
    }

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
