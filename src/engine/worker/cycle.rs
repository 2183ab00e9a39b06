//! The worker's loop on its main connection.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::ending::Patience;
use super::liveness::Liveness;
use super::start::{Claim, Finished, Starter};
use super::transactional::Sessions;
use super::watermarks::Watermarks;
use super::{Connect, Event, Observer, Options, Shared, Stop, StopSignal, Summary};
use crate::db::queries::steps::claim_steps::claim_steps;
use crate::db::queries::steps::promote_steps::promote_steps;
use crate::db::queries::steps::work_left::work_left;
use crate::db::queries::workers::register_worker::{Registration, register_worker};
use crate::db::queries::workers::remove_workers::remove_workers;
use crate::db::{Purpose, Session, sqlstate};
use crate::error::{self, Result};

/// `sql` steps at once, whatever the concurrency: each has a connection of its own.
const MAX_SQL_SESSIONS: usize = 8;
/// Steps whose backoff ends together are promoted this many at a time.
const PROMOTE_BATCH: i64 = 1000;
/// The first look for work after falling asleep; each next one waits four times as
/// long, up to the poll interval. A submission under way at that moment may have
/// seen us awake, and notified nobody.
const FIRST_POLL: Duration = Duration::from_millis(10);
/// Plans are made once and kept, and those made while the tables were small read
/// them whole. The server only makes new ones after it has analysed a table, a
/// minute or more later; by then a batch of submissions has come and gone.
const REPLAN_EVERY: Duration = Duration::from_secs(2);

/// Runs a worker until `stop` says so, or, with `drain`, until nothing is left.
///
/// # Errors
/// A database that cannot be reached at the start, or that refuses a statement
/// for a reason that trying again does not fix. A database that goes away
/// later is waited for.
pub async fn run(
    connect: Connect,
    options: Options,
    observer: Observer,
    mut stop: StopSignal,
) -> Result<Summary> {
    let mut summary = Summary::default();
    let mut wait = Patience::default();
    let mut is_first = true;
    loop {
        let registered = Cycle::register(&connect, &options, &observer, &mut summary).await;
        let mut cycle = match registered {
            Ok(cycle) => cycle,
            Err(error) if !is_first && sqlstate::is_out_of_reach(&error) => {
                observer(&Event::Disconnected { message: error::one_line(&error) });
                tokio::select! {
                    () = wait.wait() => continue,
                    // Nothing is held, so there is nothing to give back.
                    _ = stop.wait_for(|stop| *stop != Stop::No) => return Ok(summary),
                }
            }
            Err(error) => return Err(error),
        };
        (is_first, wait) = (false, Patience::default());
        let ended = cycle.until_stopped(&mut stop).await;
        cycle.liveness.abort();
        match ended? {
            Ending::Stopped => return Ok(summary),
            // Thought lost: whatever it held is somebody else's by now. Start
            // over under a new id, so that nothing of the old one can count.
            Ending::Lost => observer(&Event::Lost { worker_id: cycle.worker_id }),
        }
    }
}

pub(super) enum Ending {
    Stopped,
    Lost,
}

/// One registration's life.
pub(super) struct Cycle<'a> {
    pub(super) connect: &'a Connect,
    pub(super) options: &'a Options,
    pub(super) observer: &'a Observer,
    pub(super) summary: &'a mut Summary,
    pub(super) worker_id: i64,
    pub(super) session: Session,
    pub(super) shared: Arc<Shared>,
    pub(super) starter: Starter,
    pub(super) finished: UnboundedReceiver<Finished>,
    /// Ended, not yet recorded; survives a lost connection.
    pub(super) unrecorded: Vec<Finished>,
    pub(super) liveness: JoinHandle<()>,
    pub(super) lost: watch::Receiver<bool>,
    watermarks: Watermarks,
    /// There may be ready steps.
    pub(super) may_find_work: bool,
    next_poll: Instant,
    poll_wait: Duration,
    pub(super) next_promotion: Instant,
    next_replan: Instant,
}

impl<'a> Cycle<'a> {
    async fn register(
        connect: &'a Connect,
        options: &'a Options,
        observer: &'a Observer,
        summary: &'a mut Summary,
    ) -> Result<Self> {
        let session = connect(Purpose::Worker).await?;
        let host =
            nix::unistd::gethostname().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let registration = Registration {
            host: &host,
            pid: std::process::id() as i32,
            version: env!("CARGO_PKG_VERSION"),
            queues: options.queues.as_deref(),
            concurrency: options.concurrency as i32,
            lease_seconds: options.lease.as_secs().max(1) as i32,
        };
        let worker_id = register_worker(&session, &registration).await?;
        observer(&Event::Started { worker_id });
        let shared = Arc::<Shared>::default();
        let (lost_sender, lost) = watch::channel(false);
        let liveness = Liveness {
            connect: connect.clone(),
            options: options.clone(),
            observer: observer.clone(),
            shared: shared.clone(),
            worker_id,
            lost: lost_sender,
        };
        let (sender, finished) = unbounded_channel();
        let sessions = Sessions::new(connect.clone(), options.concurrency.min(MAX_SQL_SESSIONS));
        let now = Instant::now();
        Ok(Cycle {
            connect,
            options,
            observer,
            summary,
            worker_id,
            session,
            starter: Starter::new(options.clone(), observer.clone(), shared.clone(), sender, sessions),
            shared,
            finished,
            unrecorded: Vec::new(),
            liveness: tokio::spawn(liveness.run()),
            lost,
            watermarks: Watermarks::default(),
            may_find_work: true,
            next_poll: now,
            poll_wait: FIRST_POLL,
            next_promotion: now,
            next_replan: now + REPLAN_EVERY,
        })
    }

    async fn until_stopped(&mut self, stop: &mut StopSignal) -> Result<Ending> {
        let mut announced = false;
        let mut trouble = Patience::default();
        loop {
            if *self.lost.borrow() {
                return Ok(Ending::Lost);
            }
            let stopping = *stop.borrow_and_update();
            if stopping == Stop::Now {
                self.give_back().await?;
                return Ok(Ending::Stopped);
            }
            if stopping == Stop::Drain && !announced {
                announced = true;
                (self.observer)(&Event::Draining { running: self.shared.running_count() });
            }
            match self.exchange(stopping == Stop::No).await {
                Ok(true) => {
                    remove_workers(&self.session, &[self.worker_id]).await?;
                    return Ok(Ending::Stopped);
                }
                Ok(false) => trouble = Patience::default(),
                Err(error) if sqlstate::is_out_of_reach(&error) => {
                    if !self.reconnect(&error, stop).await? {
                        return Ok(Ending::Lost);
                    }
                    continue;
                }
                Err(error) if error::server_error(&error).is_some_and(sqlstate::is_transient) => {
                    tracing::warn!("trying again: {}", error::one_line(&error));
                    trouble.wait().await;
                    continue;
                }
                Err(error) => {
                    // What is wrong may be wrong with giving back, too; the first error is the one to tell.
                    let _ = self.give_back().await;
                    return Err(error);
                }
            }
            self.wait(stop).await;
        }
    }

    /// Records what has ended, starts what was claimed, claims what there is
    /// room for. Returns whether the worker is done.
    async fn exchange(&mut self, may_claim: bool) -> Result<bool> {
        while let Ok(finished) = self.finished.try_recv() {
            self.unrecorded.push(finished);
        }
        if !self.unrecorded.is_empty() {
            self.replan().await?;
            self.record(may_claim).await?;
            self.starter.start(&self.session, self.worker_id).await?;
        }
        if !may_claim {
            self.starter.start(&self.session, self.worker_id).await?;
            return Ok(self.shared.running_count() == 0 && self.unrecorded.is_empty());
        }
        if Instant::now() >= self.next_promotion {
            self.promote().await?;
        }
        if Instant::now() >= self.next_poll {
            self.may_find_work = true;
        }
        self.claim().await?;
        if self.options.drain && !self.may_find_work && self.shared.running_count() == 0 {
            return Ok(!work_left(&self.session, self.options.queues.as_deref()).await?);
        }
        Ok(false)
    }

    async fn replan(&mut self) -> Result<()> {
        if Instant::now() >= self.next_replan {
            self.session.client().batch_execute("discard plans").await?;
            self.next_replan = Instant::now() + REPLAN_EVERY;
        }
        Ok(())
    }

    /// Slots not held by a running step.
    pub(super) fn room(&self) -> usize {
        self.options.concurrency.saturating_sub(self.shared.running_count())
    }

    async fn promote(&mut self) -> Result<()> {
        let promoted = promote_steps(&self.session, PROMOTE_BATCH).await?;
        let now = Instant::now();
        self.may_find_work |= promoted.promoted > 0;
        self.next_promotion = now + self.options.poll_interval;
        if promoted.promoted == PROMOTE_BATCH {
            self.next_promotion = now;
        } else if let Some(due) = promoted.next_due_at {
            self.next_promotion = self.next_promotion.min(now + until(due));
        }
        Ok(())
    }

    async fn claim(&mut self) -> Result<()> {
        let room = self.room();
        // A full worker's slots come free in bulk: one claim for several of them.
        let is_worthwhile = room * 4 >= self.options.concurrency || self.finished.is_empty();
        if self.may_find_work && room > 0 && is_worthwhile {
            let claimed = self.claim_up_to(room).await?;
            self.may_find_work = claimed == room;
            if claimed > 0 {
                self.shared.is_idle.store(false, Ordering::Relaxed);
                self.poll_wait = FIRST_POLL;
            } else {
                self.next_poll = Instant::now() + self.poll_wait;
                self.poll_wait = (self.poll_wait * 4).min(self.options.poll_interval);
                self.shared.fall_asleep();
            }
        }
        self.starter.start(&self.session, self.worker_id).await
    }

    async fn claim_up_to(&mut self, room: usize) -> Result<usize> {
        let queues = self.options.queues.as_deref();
        let mut claimed = Vec::new();
        let look_behind = self.watermarks.must_look_behind();
        if !look_behind {
            claimed =
                claim_steps(&self.session, self.worker_id, queues, &self.watermarks.columns(), room).await?;
        }
        if look_behind || (claimed.is_empty() && self.watermarks.may_look_behind()) {
            let began = Instant::now();
            claimed = claim_steps(&self.session, self.worker_id, queues, &Default::default(), room).await?;
            self.watermarks.looked_behind(began.elapsed());
        }
        self.watermarks.advance(&claimed);
        let count = claimed.len();
        self.starter.accept(claimed.into_iter().map(|step| Claim {
            step_id: step.step_id,
            task_id: step.task_id,
            named_task_id: step.named_task_id,
            named_step_id: step.named_step_id,
            attempt: step.attempt,
        }));
        Ok(count)
    }

    /// Sleeps until there is something to do.
    async fn wait(&mut self, stop: &mut StopSignal) {
        if self.may_find_work && self.room() > 0 && self.finished.is_empty() {
            // More is known to be there; but handlers that are done come first.
            tokio::task::yield_now().await;
            return;
        }
        let timer = self.next_poll.min(self.next_promotion).max(Instant::now() + Duration::from_millis(1));
        tokio::select! {
            biased;
            finished = self.finished.recv() => self.unrecorded.extend(finished),
            _ = stop.changed() => {}
            _ = self.lost.changed() => {}
            () = self.shared.wake.notified() => {
                self.may_find_work = true;
                self.poll_wait = FIRST_POLL;
            }
            () = tokio::time::sleep_until(timer.into()) => {}
        }
    }
}

/// From now until a moment on the server's clock, taken to be near our own: a
/// clock that is off makes a promotion early (and finds nothing due) or late by a poll.
pub(super) fn until(moment: Timestamp) -> Duration {
    Duration::try_from(moment.duration_since(Timestamp::now())).unwrap_or_default()
}
