//! Claiming work.

use std::sync::Arc;
use std::time::Instant;

use tokio_postgres::Error;

use super::attempt::Claim;
use super::event::{Event, ExchangeKind};
use super::link::Link;
use super::shared::Shared;
use super::slots::Slots;
use super::watermarks::Watermarks;
use super::work::Work;
use crate::db::HeldClaims;
use crate::db::queries::steps::assign_handlers::assign_handlers;
use crate::db::queries::steps::claim_steps::{self, Claimed, claim_steps};
use crate::db::queries::steps::promote_steps::promote_steps;
use crate::db::sqlstate;
use crate::error::Result;
use crate::model::room::{Limits, Room};

/// Steps whose backoff ends together are promoted this many at a time, and handlers looked up.
const PROMOTE_BATCH: i64 = 250;

/// Claims over one lane.
pub struct Claimer {
    shared: Shared,
    slots: Arc<Slots>,
    work: Arc<Work>,
    watermarks: Watermarks,
}

impl Claimer {
    pub fn new(shared: Shared, slots: Arc<Slots>, work: Arc<Work>) -> Self {
        Claimer { shared, slots, work, watermarks: Watermarks::default() }
    }

    /// Whether there may be ready steps that there is room for, enough of it to claim now. `is_quiet`: no handler has
    /// ended meanwhile.
    pub fn may_claim(&self, lane: i16, is_quiet: bool) -> bool {
        // A full worker's slots come free in bulk: one claim for several of them.
        let room = self.slots.room(lane);
        self.work.may_claim(self.slots.is_any_waiting(), |handler| {
            self.slots.is_worth_claiming(lane, &room, handler, is_quiet)
        })
    }

    /// Ends the backoffs that are over, and looks up the handlers of steps of earlier releases, if it is time to.
    /// Where many are due, a busy worker does so a tenth of its time, and an idle one at once.
    pub async fn promote(&mut self, link: &Link) -> Result<()> {
        if !self.work.is_promotion_due(self.slots.held() > 0 || self.work.may_find()) {
            return Ok(());
        }
        let began = Instant::now();
        let promoted = promote_steps(link.session(), PROMOTE_BATCH).await?;
        let assigned = assign_handlers(link.session(), PROMOTE_BATCH).await?;
        if promoted.promoted + assigned > 0 {
            self.work.freed();
        }
        if assigned > 0 {
            // The entries are older than the newest of their lanes.
            self.watermarks = Watermarks::default();
        }
        let are_more_due = promoted.promoted == PROMOTE_BATCH || assigned == PROMOTE_BATCH;
        self.work.promoted(began.elapsed(), are_more_due, promoted.next_due_in);
        Ok(())
    }

    /// Claims as many steps as there is room for. `is_quiet`: no handler has ended meanwhile.
    pub async fn claim(&mut self, link: &mut Link, is_quiet: bool) -> Result<Vec<Claim>> {
        let lane = link.lane();
        let asked = self.work.asked();
        if !self.may_claim(lane, is_quiet) {
            return Ok(Vec::new());
        }
        let room = self.slots.reserve(lane, &[]);
        // Over one lane: no two of them at once.
        let suspects = if lane == 0 { self.slots.room_for_suspects() } else { 0 };
        let began = Instant::now();
        let claims = self.claim_up_to(link, &room, suspects, &self.slots.held_beside(lane, &[])).await?;
        (self.shared.observer)(&Event::Exchanged {
            kind: ExchangeKind::Claim,
            steps: claims.len(),
            took: began.elapsed(),
        });
        let claimed = |handler| claims.iter().filter(|claim| claim.handler == handler).count();
        if self.work.answered(asked, &room, claimed) {
            self.work.left_by(lane);
        }
        match claims.is_empty() {
            true => self.shared.waking.fall_asleep(),
            false => self.shared.waking.stay_awake(),
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
            let limits = Limits { unlocked_only: self.work.is_cautious(), ..options.limits() };
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
                    self.work.must_be_cautious();
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
            waited: step.waited.unwrap_or_default(),
            claimed_at: Instant::now(),
        }
    }
}
