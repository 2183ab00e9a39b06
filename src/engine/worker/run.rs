//! A worker's life.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::sync::mpsc::unbounded_channel;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::caretaker::Caretaker;
use super::claim::Claimer;
use super::dispatch::Dispatcher;
use super::event::{Event, Summary};
use super::exchanges::{Ending, Exchanges};
use super::heartbeat::{Heart, listen};
use super::inputs::Inputs;
use super::link::{self, Link, leave_room};
use super::options::{Observer, Options, Stop, StopSignal};
use super::privileges;
use super::reconnect::{self, Backoff, Part};
use super::record::Outbox;
use super::shared::Shared;
use super::shutdown;
use super::slots::Slots;
use super::sql_step::Sessions;
use super::stop::{self, reached};
use super::work::Work;
use crate::db::queries::workers::register_worker::{Registration as Row, register_worker};
use crate::db::{Connect, LANES};
use crate::error::Result;

/// How long a worker that drains, or that has never found the host, waits for the database.
const FIRST_WAIT: Duration = Duration::from_secs(30);

/// Runs a worker until `stop` says so, or, with `drain`, until nothing is left.
///
/// # Errors
/// Permanent errors: a schema that is not this program's, a login refused for minutes.
/// A database that cannot be reached at the start, after [`Options::wait`].
pub async fn run(
    connect: Connect,
    options: Options,
    observer: Observer,
    stop: StopSignal,
) -> Result<Summary> {
    let mut stop = stop::with_limit(stop, options.stop_timeout);
    let shared = Shared::new(connect, options, observer);
    let mut summary = Summary::default();
    let mut is_first = true;
    while let Some(mut registration) = Registration::open(&shared, is_first, &mut stop).await? {
        is_first = false;
        let ending = registration.work(&stop).await;
        registration.close(&mut stop).await;
        summary += registration.summary();
        match ending? {
            Ending::Done | Ending::Told => break,
            // Thought lost: whatever it held is somebody else's by now. Start
            // over under a new id, so that nothing of the old one can count.
            Ending::Lost => {
                (shared.observer)(&Event::Lost { worker_id: registration.worker_id });
                if let Some(error) = shared.outage.end() {
                    return Err(error);
                }
            }
        }
    }
    Ok(summary)
}

/// One registration's life: from its row in `tasker_workers` to the end of its last handler.
struct Registration {
    worker_id: i64,
    slots: Arc<Slots>,
    lanes: [Exchanges; LANES as usize],
    heart: JoinHandle<()>,
    /// `None`: it does no upkeep.
    caretaker: Option<Caretaker>,
    lost: watch::Receiver<bool>,
}

impl Registration {
    /// Registers as soon as the database accepts it. Returns `None` if the worker must stop first.
    async fn open(shared: &Shared, is_first: bool, stop: &mut StopSignal) -> Result<Option<Self>> {
        let mut backoff = Backoff::default();
        loop {
            let opened = tokio::select! {
                biased;
                // Nothing is held, so there is nothing to give back.
                () = reached(stop, Stop::Drain) => return Ok(None),
                opened = Registration::register(shared) => opened,
            };
            let error = match opened {
                Ok(registration) => {
                    shared.outage.over(Part::Exchanges { lane: 0 }, &shared.observer);
                    return Ok(Some(registration));
                }
                Err(error) => error,
            };
            let is_short = shared.options.drain || reconnect::is_unresolved(&error);
            let limit = shared.options.wait.or(is_short.then_some(FIRST_WAIT));
            let is_over = is_first
                && (reconnect::is_refused(&error)
                    || limit.is_some_and(|limit| shared.outage.lasting() >= limit));
            if is_over {
                return Err(error);
            }
            shared.outage.failed(Part::Exchanges { lane: 0 }, error, &shared.observer)?;
            tokio::select! {
                () = reached(stop, Stop::Drain) => return Ok(None),
                () = backoff.pause() => {}
            }
        }
    }

    async fn register(shared: &Shared) -> Result<Self> {
        // Both connections first: a worker without a connection has no row that others must watch.
        let mut heartbeats = link::open(shared).await?;
        leave_room(shared, &heartbeats, 1).await?;
        let mut exchanges = link::open(shared).await?;
        // Once more: others that opened theirs meanwhile found the same room.
        leave_room(shared, &heartbeats, 0).await?;
        listen(shared, &heartbeats).await?;
        let options = &shared.options;
        let host =
            nix::unistd::gethostname().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let handlers = options.limited_handlers();
        let row = Row {
            host: &host,
            pid: std::process::id() as i32,
            version: env!("CARGO_PKG_VERSION"),
            queues: shared.queues(),
            concurrency: options.concurrency as i32,
            lease_seconds: options.lease.as_secs().max(1) as i32,
            handlers: handlers.as_deref(),
            sql_connections: Some(options.sql_connections as i32),
            namespaces: options.namespaces.as_deref(),
        };
        let worker_id = match register_worker(&exchanges, &row).await {
            Ok(worker_id) => worker_id,
            Err(error) => return Err(privileges::explain(&exchanges, error.into()).await),
        };
        (shared.observer)(&Event::Started { worker_id });

        let shared = shared.registered(worker_id, &host);
        link::name(&shared, &mut heartbeats).await?;
        link::name(&shared, &mut exchanges).await?;
        let (handlers, waking) = (options.handlers(), shared.waking.clone());
        let slots = Arc::new(Slots::new(
            options.concurrency,
            options.sql_connections,
            handlers,
            waking,
            options.metrics.occupancy(options.concurrency),
        ));
        let (lost_sender, lost) = watch::channel(false);
        let sessions = Arc::new(Sessions::new(shared.clone(), slots.clone()));
        let (caretaker, leases) = shared.options.upkeep.then(|| Caretaker::start(shared.clone())).unzip();
        let heart = Heart {
            shared: shared.clone(),
            slots: slots.clone(),
            transactions: sessions.transactions(),
            worker_id,
            lost: lost_sender,
            caretaker: leases,
        };
        let (work, inputs) = (Arc::new(Work::new(&shared.options)), Inputs::new(shared.clone()));
        let mut first = Some(exchanges);
        let lanes = std::array::from_fn(|lane| {
            let (sender, finished) = unbounded_channel();
            Exchanges {
                link: Link::new(worker_id, lane as i16, first.take()),
                claimer: Claimer::new(shared.clone(), slots.clone(), work.clone()),
                dispatcher: Dispatcher::new(
                    shared.clone(),
                    slots.clone(),
                    sessions.clone(),
                    inputs.clone(),
                    sender,
                ),
                outbox: Outbox::new(shared.clone(), slots.clone(), finished),
                shared: shared.clone(),
                slots: slots.clone(),
                work: work.clone(),
                summary: Summary::default(),
                waits_for: None,
                opens_from: Instant::now(),
                is_leaving: false,
            }
        });
        let heart = tokio::spawn(heart.run(heartbeats));
        Ok(Registration { worker_id, slots, lanes, heart, caretaker, lost })
    }

    /// Exchanges with the database over all lanes, until one of them ends.
    async fn work(&mut self, stop: &StopSignal) -> Result<Ending> {
        let mut running = FuturesUnordered::new();
        for lane in &mut self.lanes {
            running.push(lane.run(stop.clone(), self.lost.clone()));
        }
        let ending = running.next().await.expect("there are lanes");
        drop(running);
        match ending {
            Ok(Ending::Told) => shutdown::give_back(&mut self.lanes).await?,
            Ok(Ending::Done | Ending::Lost) => {}
            // Giving back can fail for the same reason; the first error is the one to report.
            Err(_) => _ = shutdown::give_back(&mut self.lanes).await,
        }
        ending
    }

    /// What was done over all lanes.
    fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        self.lanes.iter().for_each(|lane| summary += lane.summary);
        summary
    }

    /// Stops what is left of it, and waits until no handler runs any more: the next registration
    /// must find none beside its own.
    async fn close(&mut self, stop: &mut StopSignal) {
        self.heart.abort();
        self.slots.end();
        if let Some(caretaker) = &mut self.caretaker {
            caretaker.end().await;
        }
        tokio::select! {
            biased;
            () = self.slots.emptied() => {}
            () = reached(stop, Stop::Now) => {}
        }
    }
}
