//! A worker's life.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::unbounded_channel;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::claim::Claimer;
use super::dispatch::Dispatcher;
use super::event::{Event, Summary};
use super::heartbeat::{Heart, listen};
use super::link::{self, Link};
use super::options::{Connect, Observer, Options, Stop, StopSignal};
use super::privileges;
use super::reconnect::{self, Backoff, Part};
use super::record::Outbox;
use super::shared::Shared;
use super::shutdown::{self, DATABASE_GRACE, reached};
use super::slots::Slots;
use super::sql_step::Sessions;
use crate::db::Session;
use crate::db::queries::server::connection_room::connection_room;
use crate::db::queries::steps::release_steps::release_claims;
use crate::db::queries::steps::work_left::{WorkLeft, work_left};
use crate::db::queries::workers::register_worker::{Registration as Row, register_worker};
use crate::db::queries::workers::remove_workers::remove_workers;
use crate::error::{Failure, Result};

/// How long a worker that drains, or that has never found the host, waits for the database.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// Connections that a worker leaves to people, beside those the server keeps for superusers.
const LEFT_TO_PEOPLE: i32 = 2;

/// Runs a worker until `stop` says so, or, with `drain`, until nothing is left.
///
/// # Errors
/// Permanent errors: a schema that is not this program's, a login refused for minutes.
/// Without `wait`, and where nothing is to be waited for ([`Options::drain`]), a database that cannot be
/// reached at the start.
pub async fn run(
    connect: Connect,
    options: Options,
    observer: Observer,
    stop: StopSignal,
) -> Result<Summary> {
    let mut stop = shutdown::with_limit(stop, options.stop_timeout);
    let shared = Shared::new(connect, options, observer);
    let mut summary = Summary::default();
    let mut is_first = true;
    while let Some(mut registration) = Registration::open(&shared, is_first, &mut stop).await? {
        is_first = false;
        let ending = registration.work(&mut stop, &mut summary).await;
        registration.close(&mut stop).await;
        match ending? {
            Ending::Stopped => break,
            // Thought lost: whatever it held is somebody else's by now. Start
            // over under a new id, so that nothing of the old one can count.
            Ending::Lost => {
                (shared.observer)(&Event::Lost { worker_id: registration.link.worker_id() });
                if let Some(error) = shared.outage.end() {
                    return Err(error);
                }
            }
        }
    }
    Ok(summary)
}

/// Gives up where a worker that opens so many more connections leaves none to people.
async fn leave_room(shared: &Shared, session: &Session, more: i32) -> Result<()> {
    // A pooler has a limit of its own.
    if !shared.options.listen {
        return Ok(());
    }
    let room = connection_room(session).await?;
    if room < LEFT_TO_PEOPLE + more {
        let room = room.max(0);
        return Err(Failure::unreachable(format!(
            "the server has {room} connections left; a worker takes 2 and leaves {LEFT_TO_PEOPLE} to people"
        ))
        .into());
    }
    Ok(())
}

enum Ending {
    Stopped,
    Lost,
}

/// One registration's life: from its row in `tasker_workers` to the end of its last handler.
struct Registration {
    shared: Shared,
    link: Link,
    slots: Arc<Slots>,
    claimer: Claimer,
    dispatcher: Dispatcher,
    outbox: Outbox,
    heart: JoinHandle<()>,
    lost: watch::Receiver<bool>,
    waits_for: Option<WorkLeft>,
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
                    shared.outage.over(Part::Exchanges, &shared.observer);
                    return Ok(Some(registration));
                }
                Err(error) => error,
            };
            let is_over = is_first
                && (!shared.options.wait
                    || reconnect::is_refused(&error)
                    || ((shared.options.drain || reconnect::is_unresolved(&error))
                        && shared.outage.lasting() > FIRST_WAIT));
            if is_over {
                return Err(error);
            }
            shared.outage.failed(Part::Exchanges, error, &shared.observer)?;
            tokio::select! {
                () = reached(stop, Stop::Drain) => return Ok(None),
                () = backoff.pause() => {}
            }
        }
    }

    async fn register(shared: &Shared) -> Result<Self> {
        // Both connections first: a worker without a connection has no row that others must watch.
        let heartbeats = link::open(shared).await?;
        leave_room(shared, &heartbeats, 1).await?;
        let exchanges = link::open(shared).await?;
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

        let shared = shared.renewed();
        let (handlers, waking) = (options.handlers(), shared.waking.clone());
        let slots = Arc::new(Slots::new(options.concurrency, options.sql_connections, handlers, waking));
        let (lost_sender, lost) = watch::channel(false);
        let sessions = Arc::new(Sessions::new(shared.clone(), slots.clone()));
        let heart = Heart {
            shared: shared.clone(),
            slots: slots.clone(),
            transactions: sessions.transactions(),
            worker_id,
            lost: lost_sender,
        };
        let (sender, finished) = unbounded_channel();
        Ok(Registration {
            link: Link::new(worker_id, exchanges),
            claimer: Claimer::new(shared.clone()),
            dispatcher: Dispatcher::new(shared.clone(), slots.clone(), sessions, sender),
            outbox: Outbox::new(shared.clone(), slots.clone(), finished),
            heart: tokio::spawn(heart.run(heartbeats)),
            shared,
            slots,
            lost,
            waits_for: None,
        })
    }

    /// Exchanges with the database, turn after turn, until the worker is told to stop, has nothing
    /// left to do, or is lost.
    async fn work(&mut self, stop: &mut StopSignal, summary: &mut Summary) -> Result<Ending> {
        let mut is_draining = false;
        let mut backoff = Backoff::default();
        let mut lost = self.lost.clone();
        let mut told = stop.clone();
        loop {
            let may_claim = *stop.borrow_and_update() == Stop::No;
            if !may_claim && !std::mem::replace(&mut is_draining, true) {
                let given_up = self.slots.given_up(may_claim).len();
                (self.shared.observer)(&Event::Draining { running: self.slots.held() - given_up });
            }
            let turn = tokio::select! {
                biased;
                _ = lost.wait_for(|lost| *lost) => return Ok(Ending::Lost),
                () = reached(&mut told, Stop::Now) => None,
                turn = self.turn(may_claim, summary) => Some(turn),
            };
            let failure = match turn {
                None => {
                    self.give_back(summary).await?;
                    return Ok(Ending::Stopped);
                }
                Some(Ok(Turn::Done)) => return Ok(Ending::Stopped),
                Some(Ok(Turn::Lost)) => return Ok(Ending::Lost),
                Some(Ok(Turn::Over)) => {
                    self.shared.outage.over(Part::Exchanges, &self.shared.observer);
                    backoff = Backoff::default();
                    self.wait(may_claim, stop).await;
                    continue;
                }
                Some(Err(error)) => privileges::explain(self.link.session(), error).await,
            };
            // Nothing would be lost: its row goes when its lease has ended.
            let is_over = !may_claim && self.slots.held() == 0 && self.outbox.is_empty();
            if is_over && self.shared.outage.lasting() > DATABASE_GRACE {
                return Ok(Ending::Stopped);
            }
            let failure = match self.link.overdue() {
                Some(limit) => failure.context(Failure::unreachable(format!(
                    "no answer within {}",
                    humantime::format_duration(limit)
                ))),
                None => failure,
            };
            if let Err(error) = self.shared.outage.failed(Part::Exchanges, failure, &self.shared.observer) {
                // Giving back can fail for the same reason; the first error is the one to report.
                let _ = self.give_back(summary).await;
                return Err(error);
            }
            tokio::select! {
                _ = lost.wait_for(|lost| *lost) => {}
                () = reached(&mut told, Stop::Now) => {}
                () = backoff.pause() => {}
            }
        }
    }

    /// Makes sure of the last exchange, records what has ended, starts what was claimed, claims what
    /// there is room for.
    async fn turn(&mut self, may_claim: bool, summary: &mut Summary) -> Result<Turn> {
        self.link.reopen(&self.shared).await?;
        if !self.link.is_settled() {
            let Some(settlement) = self.link.settle(&self.outbox.claims(), &self.slots).await? else {
                return Ok(Turn::Lost);
            };
            self.outbox.settle(&settlement.claims, summary);
            if settlement.given_back > 0 {
                (self.shared.observer)(&Event::Unanswered { steps: settlement.given_back });
                self.claimer.woken();
            }
        }
        self.pass_on(may_claim).await?;
        let follows = self.outbox.record(&mut self.link, may_claim, summary).await?;
        self.dispatcher.start_next(follows.claims);
        if follows.are_steps_ready {
            self.claimer.freed();
        }
        if follows.are_handlers_unknown {
            self.claimer.must_assign_handlers();
        }
        if let Some(wait) = follows.next_due_in {
            self.claimer.due_in(wait);
        }
        self.dispatcher.start(self.link.session(), self.link.worker_id()).await?;
        if may_claim {
            self.claimer.promote(&self.link, &self.slots).await?;
            let claims = self.claimer.claim(&mut self.link, &self.slots, self.outbox.is_empty()).await?;
            self.dispatcher.accept(claims);
            self.dispatcher.start(self.link.session(), self.link.worker_id()).await?;
        }
        let is_at_rest = self.slots.held() == 0 && self.outbox.is_empty();
        let is_drained = self.shared.options.drain && !self.claimer.may_find_work();
        if is_at_rest && (!may_claim || (is_drained && !self.is_work_left().await?)) {
            remove_workers(self.link.session(), &[self.link.worker_id()]).await?;
            return Ok(Turn::Done);
        }
        Ok(Turn::Over)
    }

    /// Whether something can still move in the queues served; tells once what that is.
    async fn is_work_left(&mut self) -> Result<bool> {
        let handlers = self.shared.options.limited_handlers();
        let left = work_left(self.link.session(), self.shared.options.limits(), handlers.as_deref()).await?;
        if left.is_any() && self.waits_for.as_ref().is_none_or(|told| !told.is_alike(&left)) {
            (self.shared.observer)(&Event::WaitsFor {
                backoff_in: left.backoff_in,
                is_running_elsewhere: left.is_running,
            });
        }
        let is_any = left.is_any();
        self.waits_for = Some(left);
        Ok(is_any)
    }

    /// Sleeps until there is something to do.
    async fn wait(&mut self, may_claim: bool, stop: &mut StopSignal) {
        if may_claim
            && self.outbox.is_empty()
            && self.claimer.may_claim(&self.slots, &self.slots.room(), true)
        {
            // More is known to be there; but handlers that are done come first.
            tokio::task::yield_now().await;
            return;
        }
        let next_look = self.claimer.next_look();
        let next_look = self.slots.next_given_up().map_or(next_look, |time| time.min(next_look));
        tokio::select! {
            biased;
            () = self.outbox.filled() => {}
            _ = stop.changed() => {}
            _ = self.lost.changed() => {}
            () = self.shared.waking.wake.notified() => self.claimer.woken(),
            () = tokio::time::sleep_until(next_look.into()) => {}
        }
    }

    /// Gives back the steps that have waited too long for a slot, or all of them if the worker claims no more.
    async fn pass_on(&mut self, may_claim: bool) -> Result<()> {
        let claims = self.slots.given_up(may_claim);
        if !claims.is_empty() {
            // It may happen twice, and late: it names the claims.
            let named: Vec<(i64, i32)> =
                claims.iter().map(|claim| (claim.step_id, claim.claim_number)).collect();
            release_claims(self.link.session(), &[self.link.worker_id()], &named).await?;
            claims.iter().for_each(|claim| self.slots.free(claim));
            self.claimer.freed();
        }
        Ok(())
    }

    async fn give_back(&mut self, summary: &mut Summary) -> Result<()> {
        shutdown::give_back(&self.shared, &mut self.link, &self.slots, &mut self.outbox, summary).await
    }

    /// Stops what is left of it, and waits until no handler runs any more: the next registration
    /// must find none beside its own.
    async fn close(&mut self, stop: &mut StopSignal) {
        self.heart.abort();
        self.slots.end();
        tokio::select! {
            biased;
            () = self.slots.emptied() => {}
            () = reached(stop, Stop::Now) => {}
        }
    }
}

enum Turn {
    Over,
    /// Nothing is left to do.
    Done,
    /// The worker's row is gone.
    Lost,
}
