//! Heartbeats, notifications and rescue, on a connection of their own.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout_at};
use tokio_postgres::Notification;

use super::event::Event;
use super::link;
use super::privileges;
use super::reconnect::{self, Backoff, Part};
use super::shared::{Others, Shared};
use super::slots::Slots;
use super::transactions::Transactions;
use crate::db::Session;
use crate::db::queries::steps::release_steps::{Released, release_claims, release_steps};
use crate::db::queries::workers::heartbeat_worker::{Beat, heartbeat_worker};
use crate::db::queries::workers::lost_workers::lost_workers;
use crate::db::queries::workers::remove_workers::remove_workers;
use crate::db::queries::workers::stranded_steps::stranded_steps;
use crate::engine::upkeep::Lease;
use crate::error::{Result, one_line, server_error};

/// How often claims that a live worker does not run are looked for, beside the start. There should be none.
const STRANDED_EVERY: Duration = Duration::from_secs(300);

/// Takes back the claims of lost workers and forgets them, in one transaction:
/// it holds their rows, so a worker that wakes up meanwhile waits for the commit
/// and then finds itself removed. `stranded_too` looks for claims that nobody runs as well.
pub async fn rescue(session: &mut Session, stranded_too: bool) -> Result<(Vec<i64>, Vec<Released>)> {
    session.transaction(async |session| take_back(session, stranded_too).await).await
}

/// The same within a transaction.
pub async fn take_back(session: &Session, stranded_too: bool) -> Result<(Vec<i64>, Vec<Released>)> {
    let lost = lost_workers(session).await?;
    let mut released = Vec::new();
    if !lost.is_empty() {
        released = release_steps(session, &lost, true).await?;
        remove_workers(session, &lost).await?;
    }
    if stranded_too {
        let stranded = stranded_steps(session).await?;
        let holders: Vec<i64> = stranded.iter().map(|claim| claim.worker_id).collect();
        let claims: Vec<(i64, i32)> =
            stranded.iter().map(|claim| (claim.step_id, claim.claim_number)).collect();
        if !claims.is_empty() {
            released.extend(release_claims(session, &holders, &claims).await?);
        }
    }
    Ok((lost, released))
}

/// Keeps one registration alive; ends when it must not be used any more.
pub struct Heart {
    pub shared: Shared,
    pub slots: Arc<Slots>,
    pub transactions: Arc<Transactions>,
    pub worker_id: i64,
    /// Set to true when the worker is taken for dead, or must take itself for dead.
    pub lost: watch::Sender<bool>,
    /// Receives the lease of the upkeep when the worker has taken it; `None`: it does no upkeep.
    pub caretaker: Option<UnboundedSender<Lease>>,
}

/// The channels that announce work and cancellations.
pub async fn listen(shared: &Shared, session: &Session) -> Result<()> {
    if shared.options.listen {
        session.batch("listen tasker_ready; listen tasker_cancelled").await?;
    }
    Ok(())
}

impl Heart {
    /// Runs until the worker is lost. Drop the task to stop it.
    pub async fn run(self, first: Session) {
        let mut last_beat = Instant::now();
        let mut newest = Beat::default();
        let mut backoff = Backoff::default();
        let mut session = Some(first);
        loop {
            let opened = match session.take() {
                Some(session) => Ok(session),
                None => match timeout_at(self.deadline(last_beat), self.open()).await {
                    Ok(opened) => opened,
                    Err(_) => break,
                },
            };
            let beaten = match opened {
                Ok(mut session) => {
                    match self.beat(&mut session, &mut last_beat, &mut newest, &mut backoff).await {
                        Err(error) => Err(privileges::explain(&session, error).await),
                        ended => ended,
                    }
                }
                Err(error) => Err(error),
            };
            match beaten {
                Ok(()) => break,
                Err(error) => {
                    let is_denied = reconnect::is_denied(&error);
                    let failed = self.shared.outage.failed(Part::Heartbeats, error, &self.shared.observer);
                    // Any other permanent error ends the exchanges too, and the worker with them.
                    if let Err(error) = failed
                        && is_denied
                    {
                        self.shared.outage.must_end(error);
                        break;
                    }
                }
            }
            if timeout_at(self.deadline(last_beat), backoff.pause()).await.is_err() {
                break;
            }
        }
        self.shared.outage.over(Part::Heartbeats, &self.shared.observer);
        self.slots.end();
        self.lost.send_replace(true);
    }

    async fn open(&self) -> Result<Session> {
        let session = link::open(&self.shared).await?;
        listen(&self.shared, &session).await?;
        Ok(session)
    }

    /// When a worker must take itself for dead: at three quarters of its lease,
    /// so that its handlers have stopped before anybody may start their steps again.
    fn deadline(&self, last_beat: Instant) -> Instant {
        last_beat + self.shared.options.lease * 3 / 4
    }

    /// One connection's life. Returns when the worker has been removed, or must take itself for dead.
    async fn beat(
        &self,
        session: &mut Session,
        last_beat: &mut Instant,
        newest: &mut Beat,
        backoff: &mut Backoff,
    ) -> Result<()> {
        let mut notifications = session.take_notifications().filter(|_| self.shared.options.listen);
        // A look finds the work that was announced while nobody listened.
        self.shared.waking.wake.notify_one();
        let mut ticks = interval(self.shared.options.lease / 4);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut stranded_due = Instant::now();
        // A standby that has replaced a primary may have claims of a lane that has been closed since. A claim is known
        // for one that nobody runs when it is older than a lease.
        let is_new_server = newest.number > 0;
        let looks_until = Instant::now() + self.shared.options.lease * if is_new_server { 2 } else { 0 };
        loop {
            tokio::select! {
                () = self.shared.waking.announce.notified() => ticks.reset_immediately(),
                _ = ticks.tick() => {
                    // Measured before the server is asked: its clock starts later, never earlier.
                    let sent = Instant::now();
                    let roll = self.slots.roll();
                    let idle = self.shared.waking.is_idle();
                    newest.number += 1;
                    let beat = heartbeat_worker(
                        session, self.worker_id, idle, &roll.step_ids, &roll.claim_numbers, &roll.outlived, *newest,
                    );
                    let Ok(beat) = timeout_at(self.deadline(*last_beat), beat).await else { return Ok(()) };
                    let Some(beat) = beat? else { return Ok(()) };
                    *last_beat = sent;
                    newest.answered_at = Some(beat.beaten_at);
                    (self.shared.observer)(&Event::Beaten { took: sent.elapsed() });
                    *backoff = Backoff::default();
                    self.shared.outage.over(Part::Heartbeats, &self.shared.observer);
                    self.shared.waking.announced(idle);
                    self.shared.waking.heard(Others { are_any: beat.is_another_alive, are_any_idle: beat.is_another_idle });
                    self.slots.stop_lost(&roll, &beat.lost_step_ids);
                    self.slots.clear(&roll.outlived);
                    let looked = self.transactions.look(session, link::deadline(self.shared.options.lease));
                    let Ok(looked) = timeout_at(self.deadline(*last_beat), looked).await else { return Ok(()) };
                    looked?;
                    // Not with its first heartbeat: a worker that is soon gone does none.
                    if beat.is_upkeep_free && newest.number > 1 {
                        let taken = self.take_upkeep(session);
                        let Ok(taken) = timeout_at(self.deadline(*last_beat), taken).await else { return Ok(()) };
                        taken?;
                    }
                    let look_for_stranded = Instant::now() >= stranded_due || Instant::now() < looks_until;
                    if beat.is_another_lost || look_for_stranded {
                        stranded_due = Instant::now() + STRANDED_EVERY;
                        let rescued = self.rescue(session, look_for_stranded);
                        let Ok(rescued) = timeout_at(self.deadline(*last_beat), rescued).await else { return Ok(()) };
                        rescued?;
                    }
                }
                notification = next(&mut notifications) => match notification {
                    Some(notification) => self.notified(&notification),
                    None => anyhow::bail!(crate::error::Failure::unreachable("the connection was closed")),
                },
            }
        }
    }

    async fn rescue(&self, session: &mut Session, stranded_too: bool) -> Result<()> {
        let (worker_ids, released) = rescue(session, stranded_too).await?;
        if !worker_ids.is_empty() || !released.is_empty() {
            (self.shared.observer)(&Event::Rescued { worker_ids, steps: released.len() });
            self.shared.waking.wake.notify_one();
        }
        Ok(())
    }

    async fn take_upkeep(&self, session: &Session) -> Result<()> {
        let Some(caretaker) = self.caretaker.as_ref().filter(|caretaker| !caretaker.is_closed()) else {
            return Ok(());
        };
        let holder = format!("worker {}", self.worker_id);
        match Lease::take(session, &holder, Some(self.worker_id)).await {
            Ok(Some(lease)) => drop(caretaker.send(lease)),
            Ok(None) => {}
            // A role without the privileges of the upkeep runs steps all the same.
            Err(error) if server_error(&error).is_some_and(|error| error.as_db_error().is_some()) => {
                tracing::debug!("no upkeep: {}", one_line(&error));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn notified(&self, notification: &Notification) {
        match notification.channel() {
            "tasker_ready" => {
                let queue = notification.payload();
                if self.shared.queues().is_none_or(|served| served.iter().any(|name| name == queue)) {
                    self.shared.waking.wake.notify_one();
                }
            }
            // WORKER:STEP of a claim that a cancellation has ended.
            "tasker_cancelled" => {
                if let Some((worker, step)) = notification.payload().split_once(':')
                    && worker.parse() == Ok(self.worker_id)
                    && let Ok(step_id) = step.parse()
                {
                    self.slots.stop(step_id);
                }
            }
            _ => {}
        }
    }
}

/// The next notification, `None` when the connection has ended; never without a stream.
async fn next(notifications: &mut Option<UnboundedReceiver<Notification>>) -> Option<Notification> {
    match notifications {
        Some(stream) => stream.recv().await,
        None => std::future::pending().await,
    }
}
