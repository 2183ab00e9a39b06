//! A worker's exchanges with the database over one lane, turn after turn.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::claim::Claimer;
use super::dispatch::Dispatcher;
use super::event::{Event, Summary};
use super::link::{Link, leave_room};
use super::options::{Stop, StopSignal};
use super::privileges;
use super::reconnect::{Backoff, Part};
use super::record::Outbox;
use super::shared::Shared;

use super::slots::Slots;
use super::stop::{DATABASE_GRACE, reached};
use super::work::Work;
use crate::db::queries::steps::release_steps::release_claims;
use crate::db::queries::steps::work_left::{WorkLeft, work_left};
use crate::db::queries::workers::remove_workers::remove_workers;
use crate::error::{Failure, Result};

/// A lane that is not the first has a connection while it has something to do, and for this long after.
const CLOSED_AFTER: Duration = Duration::from_secs(10);
/// If it cannot have one, the next attempt is this much later. The first lane does all the work until then.
const OPENED_AFTER: Duration = Duration::from_secs(30);

/// What one lane needs. The first one (0) leads: it alone promotes, gives back what has waited too long, and
/// ends the worker.
pub struct Exchanges {
    pub shared: Shared,
    pub slots: Arc<Slots>,
    pub work: Arc<Work>,
    pub link: Link,
    pub claimer: Claimer,
    pub dispatcher: Dispatcher,
    pub outbox: Outbox,
    pub summary: Summary,
    pub waits_for: Option<WorkLeft>,
    /// When a connection may be opened again.
    pub opens_from: Instant,
    /// The worker's row is about to be removed.
    pub is_leaving: bool,
}

/// How a registration ends by itself, or is told to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending {
    /// Nothing is left to do.
    Done,
    /// What it holds must be given back now.
    Told,
    Lost,
}

enum Turn {
    Over,
    /// Nothing is left to do.
    Done,
    /// The worker's row is gone.
    Lost,
}

impl Exchanges {
    fn leads(&self) -> bool {
        self.link.lane() == 0
    }

    /// Exchanges with the database until the worker is told to stop, has nothing left to do, or is lost.
    ///
    /// # Errors
    /// Those that do not pass by waiting.
    pub async fn run(&mut self, mut stop: StopSignal, mut lost: watch::Receiver<bool>) -> Result<Ending> {
        let part = Part::Exchanges { lane: self.link.lane() };
        let mut is_draining = false;
        let mut backoff = Backoff::default();
        let mut told = stop.clone();
        loop {
            let may_claim = *stop.borrow_and_update() == Stop::No;
            if self.leads() && !may_claim && !std::mem::replace(&mut is_draining, true) {
                let given_up = self.slots.given_up(may_claim).len();
                (self.shared.observer)(&Event::Draining { running: self.slots.held() - given_up });
            }
            let turn = tokio::select! {
                biased;
                _ = lost.wait_for(|lost| *lost) => return Ok(Ending::Lost),
                () = reached(&mut told, Stop::Now) => return Ok(Ending::Told),
                turn = self.turn(may_claim) => turn,
            };
            let failure = match turn {
                Ok(Turn::Done) => return Ok(Ending::Done),
                Ok(Turn::Lost) => return Ok(Ending::Lost),
                Ok(Turn::Over) => {
                    self.shared.outage.over(part, &self.shared.observer);
                    backoff = Backoff::default();
                    self.wait(may_claim, &mut stop, &mut lost).await;
                    continue;
                }
                Err(error) if self.link.is_open() => privileges::explain(self.link.session(), error).await,
                Err(error) => error,
            };
            // Nothing would be lost: its row goes when its lease has ended.
            let is_over = self.leads() && !may_claim && self.slots.held() == 0 && self.outbox.is_empty();
            if is_over && self.shared.outage.lasting() > DATABASE_GRACE {
                return Ok(Ending::Done);
            }
            let failure = match self.link.overdue() {
                Some(limit) => failure.context(Failure::unreachable(format!(
                    "no answer within {}",
                    humantime::format_duration(limit)
                ))),
                None => failure,
            };
            self.shared.outage.failed(part, failure, &self.shared.observer)?;
            tokio::select! {
                _ = lost.wait_for(|lost| *lost) => {}
                () = reached(&mut told, Stop::Now) => {}
                () = backoff.pause() => {}
            }
        }
    }

    /// Makes sure of the last exchange, records what has ended, starts what was claimed, claims what
    /// there is room for.
    async fn turn(&mut self, may_claim: bool) -> Result<Turn> {
        if !self.leads() && !self.may_open(may_claim).await {
            return Ok(Turn::Over);
        }
        self.link.reopen(&self.shared).await?;
        if !self.link.is_settled() {
            let Some(settlement) = self.link.settle(&self.outbox.claims(), &self.slots).await? else {
                return Ok(Turn::Lost);
            };
            self.outbox.settle(&settlement.claims, &mut self.summary);
            if settlement.given_back > 0 {
                (self.shared.observer)(&Event::Unanswered { steps: settlement.given_back });
                self.work.woken();
            }
        }
        self.slots.claims_nothing(self.link.lane());
        if self.leads() {
            self.pass_on(may_claim).await?;
        }
        let follows = self.outbox.record(&mut self.link, may_claim, &mut self.summary).await?;
        self.dispatcher.start_next(follows.claims);
        if follows.are_steps_ready {
            self.work.freed();
        }
        if follows.are_handlers_unknown {
            self.work.must_assign_handlers();
        }
        if let Some(wait) = follows.next_due_in {
            self.work.due_in(wait);
        }
        // The first lane promotes for all.
        let is_promotion_due = follows.are_handlers_unknown || follows.next_due_in.is_some();
        if follows.are_steps_ready || (is_promotion_due && !self.leads()) {
            self.work.left_by(self.link.lane());
        }
        self.dispatcher.start(self.link.session(), self.link.worker_id()).await?;
        if may_claim {
            if self.leads() {
                self.claimer.promote(&self.link).await?;
            }
            let claims = self.claimer.claim(&mut self.link, self.outbox.is_empty()).await?;
            self.dispatcher.accept(self.link.lane(), claims);
            self.dispatcher.start(self.link.session(), self.link.worker_id()).await?;
        }
        if self.leads() && self.is_done(may_claim).await? {
            remove_workers(self.link.session(), &[self.link.worker_id()]).await?;
            return Ok(Turn::Done);
        }
        Ok(Turn::Over)
    }

    /// Whether nothing depends on this lane's connection.
    fn is_at_rest(&self) -> bool {
        self.link.is_settled() && self.outbox.is_empty() && self.slots.held_over(self.link.lane()) == 0
    }

    /// Whether a lane that does not lead has something to do, and a connection for it.
    async fn may_open(&mut self, may_claim: bool) -> bool {
        if self.link.is_open() || !self.is_at_rest() {
            return true;
        }
        if !may_claim || Instant::now() < self.opens_from || !self.claimer.may_claim(self.link.lane(), true) {
            return false;
        }
        let opened = async {
            self.link.reopen(&self.shared).await?;
            leave_room(&self.shared, self.link.session(), 0).await
        };
        if let Err(error) = opened.await {
            tracing::debug!("no second connection for exchanges: {error:#}");
            self.link.close();
            self.opens_from = Instant::now() + OPENED_AFTER;
            return false;
        }
        true
    }

    /// Whether the worker has nothing left to do, and is to end then. Once it is, it stays so.
    async fn is_done(&mut self, may_claim: bool) -> Result<bool> {
        if self.is_leaving {
            return Ok(true);
        }
        if !self.slots.is_empty() || !self.outbox.is_empty() {
            return Ok(false);
        }
        let is_drained = self.shared.options.drain && !self.work.may_find();
        if may_claim && (!is_drained || self.is_work_left().await?) {
            return Ok(false);
        }
        // Another lane may have begun a claim meanwhile. From here on none does: a claim that came after the removal of
        // the worker's row would be nobody's.
        self.is_leaving = self.slots.end_if_empty();
        Ok(self.is_leaving)
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
    async fn wait(&mut self, may_claim: bool, stop: &mut StopSignal, lost: &mut watch::Receiver<bool>) {
        let lane = self.link.lane();
        let may_open = self.leads() || self.link.is_open();
        if may_claim && may_open && self.outbox.is_empty() && self.claimer.may_claim(lane, true) {
            // More is known to be there; but handlers that are done come first.
            tokio::task::yield_now().await;
            return;
        }
        let closes = !self.leads() && self.is_at_rest();
        let next_look = match self.slots.next_given_up().filter(|_| self.leads()) {
            Some(time) => time.min(self.work.next_look()),
            None if closes => Instant::now() + CLOSED_AFTER,
            None => self.work.next_look(),
        };
        tokio::select! {
            biased;
            () = self.outbox.filled() => {}
            _ = stop.changed() => {}
            _ = lost.changed() => {}
            () = self.shared.waking.wake.notified(), if lane == 0 => self.work.woken(),
            () = self.work.left_for(lane) => {}
            () = tokio::time::sleep_until(next_look.into()) => {
                if closes {
                    self.link.close();
                }
            }
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
            self.work.freed();
        }
        Ok(())
    }
}
