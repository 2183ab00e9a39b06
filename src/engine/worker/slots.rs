//! A worker's free slots and the claims it holds: this module alone owns both.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::attempt::Claim;
use crate::model::handler::HandlerKind;
use crate::model::room::Room;

/// The claims of one registration, each with its handler.
///
/// A claim is checked and taken under one lock with the end of the registration: once that
/// has ended, nothing is accepted and nothing starts, however late an answer arrives.
#[derive(Debug)]
pub struct Slots {
    concurrency: usize,
    sql_connections: usize,
    served: Vec<HandlerKind>,
    state: Mutex<State>,
    handlers: TaskTracker,
}

#[derive(Debug, Default)]
struct State {
    has_ended: bool,
    /// By step id.
    held: HashMap<i64, Held>,
    /// How many connections for `sql` steps there are, while no more can be had.
    sql_shortage: Option<usize>,
}

#[derive(Debug)]
struct Held {
    claim: Claim,
    cancel: CancellationToken,
    started: Option<Instant>,
    is_suspect: bool,
}

/// The claims held, as a heartbeat reports them.
#[derive(Debug, Default)]
pub struct Roll {
    pub step_ids: Vec<i64>,
    pub claim_numbers: Vec<i32>,
    /// The steps that have run for longer than when they were lost.
    pub outlived: Vec<i64>,
}

impl Slots {
    pub fn new(concurrency: usize, sql_connections: usize, served: Vec<HandlerKind>) -> Self {
        Slots { concurrency, sql_connections, served, state: Mutex::default(), handlers: TaskTracker::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no holder panics")
    }

    /// Takes claims over, unless the registration has ended: then they are somebody else's already,
    /// or will be.
    pub fn accept(&self, claims: &[Claim]) -> bool {
        let mut state = self.state();
        if state.has_ended {
            return false;
        }
        for claim in claims {
            let held = Held {
                claim: *claim,
                cancel: CancellationToken::new(),
                started: None,
                is_suspect: claim.is_suspect,
            };
            if let Some(passed_on) = state.held.insert(claim.step_id, held) {
                passed_on.cancel.cancel();
            }
        }
        true
    }

    /// Starts the handler of a claim, unless the claim or the registration has ended meanwhile.
    pub fn start<F>(&self, claim: &Claim, handler: impl FnOnce(CancellationToken) -> F) -> bool
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let mut state = self.state();
        let has_ended = state.has_ended;
        match state.held.get_mut(&claim.step_id) {
            Some(held) if !has_ended && held.claim.claim_number == claim.claim_number => {
                held.started = Some(Instant::now());
                self.handlers.spawn(handler(held.cancel.clone()));
                true
            }
            _ => false,
        }
    }

    /// Gives a slot free: the end of its claim is recorded, or was refused.
    pub fn free(&self, claim: &Claim) {
        let mut state = self.state();
        if state.held.get(&claim.step_id).is_some_and(|held| held.claim.claim_number == claim.claim_number) {
            state.held.remove(&claim.step_id);
        }
    }

    /// Whether this very claim is held.
    pub fn holds(&self, step_id: i64, claim_number: i32) -> bool {
        self.state().held.get(&step_id).is_some_and(|held| held.claim.claim_number == claim_number)
    }

    /// How many claims are held.
    pub fn held(&self) -> usize {
        self.state().held.len()
    }

    /// How many more steps may be claimed, of each handler.
    pub fn room(&self) -> Room {
        self.room_beside(&[])
    }

    /// The same, once the claims of these steps, in ascending order, are no longer held.
    pub fn room_beside(&self, step_ids: &[i64]) -> Room {
        let state = self.state();
        let held = state.held.iter().filter(|(step_id, _)| step_ids.binary_search(step_id).is_err());
        let (mut steps, mut sql) = (0, 0);
        for (_, held) in held {
            steps += 1;
            sql += usize::from(held.claim.handler == HandlerKind::Sql);
        }
        let steps = self.concurrency.saturating_sub(steps);
        let sql = state.sql_shortage.unwrap_or(self.sql_connections).saturating_sub(sql);
        let of = |handler: &HandlerKind| match handler {
            HandlerKind::Sql => (HandlerKind::Sql, sql.min(steps)),
            other => (*other, steps),
        };
        Room { steps, of: self.served.iter().map(of).collect() }
    }

    /// No more connections for `sql` steps can be had than these.
    pub fn limit_sql(&self, connections: usize) {
        let mut state = self.state();
        let before = state.sql_shortage.unwrap_or(self.sql_connections);
        state.sql_shortage = Some(connections.min(before));
    }

    /// One more was had.
    pub fn extend_sql(&self) {
        let mut state = self.state();
        state.sql_shortage = state.sql_shortage.map(|had| had + 1).filter(|had| *had < self.sql_connections);
    }

    /// Whether fewer `sql` steps are claimed than there may be connections for.
    pub fn is_short_of_sql(&self) -> bool {
        self.state().sql_shortage.is_some()
    }

    pub fn has_ended(&self) -> bool {
        self.state().has_ended
    }

    /// How many suspects may be claimed: one at a time, so that it is known which of them ended its worker.
    pub fn room_for_suspects(&self) -> usize {
        usize::from(!self.state().held.values().any(|held| held.is_suspect))
    }

    /// The claims held, for a heartbeat.
    pub fn roll(&self) -> Roll {
        let state = self.state();
        let mut roll = Roll::default();
        for (step_id, held) in &state.held {
            roll.step_ids.push(*step_id);
            roll.claim_numbers.push(held.claim.claim_number);
            let outlives = |limit: Duration| held.started.is_some_and(|started| started.elapsed() > limit);
            if held.claim.lost_after.is_some_and(outlives) {
                roll.outlived.push(*step_id);
            }
        }
        roll
    }

    /// Steps that a heartbeat has reported as outliving their losses are no suspects any more.
    pub fn clear(&self, step_ids: &[i64]) {
        let mut state = self.state();
        for step_id in step_ids {
            if let Some(held) = state.held.get_mut(step_id) {
                held.is_suspect = false;
                held.claim.lost_after = None;
            }
        }
    }

    /// Stops the handler of a step.
    pub fn stop(&self, step_id: i64) {
        if let Some(held) = self.state().held.get(&step_id) {
            held.cancel.cancel();
        }
    }

    /// Stops the handlers of those claims of `roll` that the server has passed on. Since the roll was
    /// called, this worker may have claimed the same step again: that claim goes on.
    pub fn stop_lost(&self, roll: &Roll, lost_step_ids: &[i64]) {
        let state = self.state();
        for (step_id, claim_number) in roll.step_ids.iter().zip(&roll.claim_numbers) {
            if lost_step_ids.contains(step_id)
                && let Some(held) = state.held.get(step_id)
                && held.claim.claim_number == *claim_number
            {
                held.cancel.cancel();
            }
        }
    }

    /// Ends the registration: stops all handlers, and accepts nothing any more.
    pub fn end(&self) {
        let mut state = self.state();
        state.has_ended = true;
        state.held.values().for_each(|held| held.cancel.cancel());
        self.handlers.close();
    }

    /// Waits until every handler that was started has ended. After [`Slots::end`].
    pub async fn emptied(&self) {
        self.handlers.wait().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(claim_number: i32) -> Claim {
        Claim {
            step_id: 7,
            task_id: 1,
            named_task_id: 1,
            named_step_id: 1,
            handler: HandlerKind::Command,
            claim_number,
            attempt: 1,
            interruptions: 0,
            is_suspect: false,
            lost_after: None,
        }
    }

    /// Accepts and starts a claim; returns the token that stops its handler.
    fn run(slots: &Slots, claim: Claim) -> CancellationToken {
        assert!(slots.accept(&[claim]));
        let mut token = None;
        assert!(slots.start(&claim, |cancel| {
            token = Some(cancel);
            async {}
        }));
        token.expect("it was started")
    }

    #[tokio::test]
    async fn a_heartbeat_stops_the_claims_it_named_and_no_newer_one() {
        let slots = Slots::new(4, 1, HandlerKind::ALL.to_vec());
        let first = run(&slots, claim(1));
        let roll = slots.roll();
        slots.free(&claim(1));
        let second = run(&slots, claim(2));
        slots.stop_lost(&roll, &[7]);
        assert!(!first.is_cancelled() && !second.is_cancelled(), "the roll named claim 1, which has ended");
        slots.stop_lost(&slots.roll(), &[7]);
        assert!(second.is_cancelled());
    }
}
