//! When to look for work, and claiming it.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use tokio_postgres::Error;

use super::attempt::Claim;
use super::link::Link;
use super::shared::Shared;
use super::slots::Slots;
use super::watermarks::Watermarks;
use crate::db::HeldClaims;
use crate::db::queries::steps::assign_handlers::assign_handlers;
use crate::db::queries::steps::claim_steps::{self, Claimed, claim_steps};
use crate::db::queries::steps::promote_steps::promote_steps;
use crate::db::sqlstate;
use crate::error::Result;
use crate::model::handler::HandlerKind;
use crate::model::room::{Limits, Room};

/// Steps whose backoff ends together are promoted this many at a time, and handlers looked up.
const PROMOTE_BATCH: i64 = 250;
/// While more are due than that, a worker that runs steps spends this many times as long on these before the next
/// batch.
const PROMOTION_PAUSES: u32 = 9;
/// The first look for work after falling asleep; each next one waits four times as
/// long, up to the poll interval. A submission under way at that time may have
/// seen us awake, and notified nobody.
const FIRST_POLL: Duration = Duration::from_millis(10);
/// After a claim that waited in vain for a step that another session has locked, claims pass over such steps for this
/// long. They lock each step by itself, so no claim does that without need.
const CAUTIOUS_FOR: Duration = Duration::from_secs(300);
/// Backoffs that end within this time are promoted together.
const SHORTEST_WAIT: Duration = Duration::from_millis(10);

/// Knows whether there may be work, and when to look again.
pub struct Claimer {
    shared: Shared,
    watermarks: Watermarks,
    /// There may be ready steps of these handlers.
    expected: BTreeSet<HandlerKind>,
    /// Of these the newest claim found none. While other steps wait for a slot, they are no reason for a claim.
    scarce: BTreeSet<HandlerKind>,
    next_poll: Instant,
    poll_wait: Duration,
    next_promotion: Instant,
    /// The last promotion left steps that are due.
    are_more_due: bool,
    cautious_until: Instant,
}

impl Claimer {
    pub fn new(shared: Shared) -> Self {
        let now = Instant::now();
        Claimer {
            watermarks: Watermarks::default(),
            expected: served(&shared).collect(),
            scarce: BTreeSet::new(),
            next_poll: now,
            poll_wait: FIRST_POLL,
            next_promotion: now,
            are_more_due: false,
            cautious_until: now,
            shared,
        }
    }

    /// Whether there may be ready steps.
    pub fn may_find_work(&self) -> bool {
        !self.expected.is_empty()
    }

    /// Whether there may be ready steps that there is room for, enough of it to claim now. `is_quiet`: no handler has
    /// ended meanwhile.
    pub fn may_claim(&self, slots: &Slots, room: &Room, is_quiet: bool) -> bool {
        // A full worker's slots come free in bulk: one claim for several of them.
        let is_any_waiting = slots.is_any_waiting();
        let is_reason = |handler: &HandlerKind| !is_any_waiting || !self.scarce.contains(handler);
        self.expected
            .iter()
            .any(|handler| is_reason(handler) && slots.is_worth_claiming(room, *handler, is_quiet))
    }

    /// Somebody has said that there may be work.
    pub fn woken(&mut self) {
        self.freed();
        self.poll_wait = FIRST_POLL;
    }

    /// Steps are ready that this worker has freed.
    pub fn freed(&mut self) {
        self.expected.extend(served(&self.shared));
    }

    /// The handler of a ready step is unknown.
    pub fn must_assign_handlers(&mut self) {
        self.next_promotion = Instant::now();
    }

    /// The next backoff ends after this time.
    pub fn due_in(&mut self, wait: Duration) {
        // Those that are due come first.
        if self.are_more_due {
            return;
        }
        self.next_promotion = self.next_promotion.min(Instant::now() + wait.max(SHORTEST_WAIT));
    }

    /// When to look again, if nothing happens before.
    pub fn next_look(&self) -> Instant {
        self.next_poll.min(self.next_promotion).max(Instant::now() + Duration::from_millis(1))
    }

    /// Ends the backoffs that are over, and looks up the handlers of steps of earlier releases, if it is time to.
    /// Where many are due, a busy worker does so a tenth of its time, and an idle one at once.
    pub async fn promote(&mut self, link: &Link, slots: &Slots) -> Result<()> {
        let began = Instant::now();
        let is_busy = slots.held() > 0 || self.may_find_work();
        if began < self.next_promotion && (is_busy || !self.are_more_due) {
            return Ok(());
        }
        let promoted = promote_steps(link.session(), PROMOTE_BATCH).await?;
        let assigned = assign_handlers(link.session(), PROMOTE_BATCH).await?;
        if promoted.promoted + assigned > 0 {
            self.freed();
        }
        if assigned > 0 {
            // The entries are older than the newest of their lanes.
            self.watermarks = Watermarks::default();
        }
        self.next_promotion = Instant::now() + self.shared.options.poll_interval;
        self.are_more_due = promoted.promoted == PROMOTE_BATCH || assigned == PROMOTE_BATCH;
        if self.are_more_due {
            self.next_promotion = Instant::now() + began.elapsed() * PROMOTION_PAUSES;
        } else if let Some(wait) = promoted.next_due_in {
            self.due_in(wait);
        }
        Ok(())
    }

    /// Claims as many steps as there is room for. `is_quiet`: no handler has ended meanwhile.
    pub async fn claim(&mut self, link: &mut Link, slots: &Slots, is_quiet: bool) -> Result<Vec<Claim>> {
        if Instant::now() >= self.next_poll {
            self.freed();
        }
        let room = slots.room();
        if !self.may_claim(slots, &room, is_quiet) {
            return Ok(Vec::new());
        }
        let claims =
            self.claim_up_to(link, &room, slots.room_for_suspects(), &slots.held_beside(&[])).await?;
        let claimed = |handler: HandlerKind| claims.iter().filter(|claim| claim.handler == handler).count();
        // A handler without further room may have kept steps of others out of the claim.
        let is_cut = claims.len() == room.steps
            || room.of.iter().any(|(handler, most)| *most > 0 && claimed(*handler) == *most);
        for (handler, most) in &room.of {
            match (*most > 0, claimed(*handler) > 0) {
                (_, true) => _ = self.scarce.remove(handler),
                (true, false) => _ = self.scarce.insert(*handler),
                (false, false) => {}
            }
        }
        if !is_cut {
            self.expected.retain(|handler| room.of(*handler) == 0);
        }
        if claims.is_empty() {
            self.next_poll = Instant::now() + self.poll_wait;
            self.poll_wait = (self.poll_wait * 4).min(self.shared.options.poll_interval);
            self.shared.waking.fall_asleep();
        } else {
            self.shared.waking.stay_awake();
            self.poll_wait = FIRST_POLL;
        }
        Ok(claims)
    }

    async fn claim_up_to(
        &mut self,
        link: &mut Link,
        room: &Room,
        suspects: usize,
        held: &HeldClaims,
    ) -> Result<Vec<Claim>> {
        let mut claimed = Vec::new();
        let look_behind = self.watermarks.must_look_behind();
        if !look_behind {
            claimed = self.claim_after(link, &self.watermarks.columns(), room, suspects, held).await?;
        }
        if look_behind || (claimed.is_empty() && self.watermarks.may_look_behind()) {
            let began = Instant::now();
            claimed = self.claim_after(link, &Default::default(), room, suspects, held).await?;
            self.watermarks.looked_behind(began.elapsed());
        }
        self.watermarks.advance(&claimed);
        Ok(claimed.into_iter().map(Claim::from).collect())
    }

    /// One claim from these watermarks on; another one past locked steps if it waits for one of them in vain.
    async fn claim_after(
        &mut self,
        link: &mut Link,
        after: &claim_steps::Watermarks,
        room: &Room,
        suspects: usize,
        held: &HeldClaims,
    ) -> Result<Vec<Claimed>, Error> {
        let options = self.shared.options.clone();
        loop {
            let limits = Limits { unlocked_only: Instant::now() < self.cautious_until, ..options.limits() };
            let answer = link
                .exchange(async |session, worker_id, exchange| {
                    claim_steps(
                        session,
                        worker_id,
                        exchange.beside(held.clone()),
                        limits,
                        after,
                        room,
                        suspects,
                    )
                    .await
                })
                .await;
            match answer {
                Err(error)
                    if !limits.unlocked_only
                        && (sqlstate::is_out_of_time(&error) || link.overdue().is_some()) =>
                {
                    self.cautious_until = Instant::now() + CAUTIOUS_FOR;
                    if !link.is_settled() {
                        return Err(error);
                    }
                    tracing::warn!(
                        "another session has locked a ready step: claims pass over such steps ({error})"
                    );
                }
                answer => return answer,
            }
        }
    }
}

fn served(shared: &Shared) -> impl Iterator<Item = HandlerKind> {
    shared.options.handlers().into_iter()
}

impl From<Claimed> for Claim {
    fn from(step: Claimed) -> Self {
        Claim {
            step_id: step.step_id,
            task_id: step.task_id,
            named_task_id: step.named_task_id,
            named_step_id: step.named_step_id,
            handler: step.handler,
            claim_number: step.claim_number,
            attempt: step.attempt,
            interruptions: step.interruptions,
            is_suspect: step.is_suspect,
            lost_after: step.lost_after,
        }
    }
}
