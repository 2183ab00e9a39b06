//! A worker's free slots and the claims it holds: this module alone owns both.

mod room;

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::ahead::{Pace, Sample, WAITS_AT_MOST};
use super::attempt::Claim;
use super::series::Occupancy;
use super::shared::Waking;
use crate::db::{HeldClaims, LANES};
use crate::model::handler::HandlerKind;

/// The claims of one registration, each with its handler.
///
/// A claim is checked and taken under one lock with the end of the registration: once that
/// has ended, nothing is accepted and nothing starts, however late an answer arrives.
#[derive(Debug)]
pub struct Slots {
    concurrency: usize,
    sql_connections: usize,
    served: Vec<HandlerKind>,
    /// Knows whether another worker is idle.
    waking: Arc<Waking>,
    occupancy: Occupancy,
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
    /// Claimed ahead, in the order in which they start.
    waiting: VecDeque<Waiting>,
    /// Slots whose handlers have not ended, and those of them that have a connection for an `sql` step.
    occupied: usize,
    occupied_by_sql: usize,
    pace: Pace,
    /// By lane: what the exchange under way may claim.
    reserved: [Count; LANES as usize],
}

/// So many steps, and how many of them of `sql`.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    steps: usize,
    sql: usize,
}

#[derive(Debug)]
struct Held {
    claim: Claim,
    lane: i16,
    cancel: CancellationToken,
    phase: Phase,
    is_suspect: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    /// It does not run yet.
    Claimed,
    Running {
        since: Instant,
    },
    /// Its handler has ended.
    Ended,
    /// Another worker is to run it.
    GivenUp,
}

/// A step that waits for a slot.
struct Waiting {
    claim: Claim,
    since: Instant,
    input_bytes: usize,
    handler: Handler,
}

/// Ends with the size of its result.
type Handler = Box<dyn FnOnce(CancellationToken) -> BoxFuture<'static, usize> + Send>;

impl fmt::Debug for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiting").field("claim", &self.claim).finish_non_exhaustive()
    }
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
    pub fn new(
        concurrency: usize,
        sql_connections: usize,
        served: Vec<HandlerKind>,
        waking: Arc<Waking>,
        occupancy: Occupancy,
    ) -> Self {
        let (state, handlers) = (Mutex::default(), TaskTracker::new());
        Slots { concurrency, sql_connections, served, waking, occupancy, state, handlers }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no holder panics")
    }

    /// Takes over the claims of an exchange, unless the registration has ended: then they are somebody else's already,
    /// or will be. Whatever room was kept for the exchange is free again.
    pub fn accept(&self, lane: i16, claims: &[Claim]) -> bool {
        let mut state = self.state();
        state.reserved[lane as usize] = Count::default();
        if state.has_ended {
            return false;
        }
        for claim in claims {
            let held = Held {
                claim: *claim,
                lane,
                cancel: CancellationToken::new(),
                phase: Phase::Claimed,
                is_suspect: claim.is_suspect,
            };
            if let Some(passed_on) = state.held.insert(claim.step_id, held) {
                passed_on.cancel.cancel();
            }
        }
        self.occupancy.held.set(state.held.len() as i64);
        true
    }

    /// Starts the handler of a claim as soon as it has a slot, unless the claim or the registration ends before. One
    /// that may not wait is given up if it has no slot now, and no step of its handler is claimed ahead any more.
    /// `handler` returns the size of its result, which is kept until its end is recorded.
    pub fn start<F>(
        self: &Arc<Self>,
        claim: &Claim,
        input_bytes: usize,
        may_wait: bool,
        handler: impl FnOnce(CancellationToken) -> F + Send + 'static,
    ) where
        F: Future<Output = usize> + Send + 'static,
    {
        let mut state = self.state();
        if state.has_ended {
            return;
        }
        let handler: Handler = Box::new(|cancel| Box::pin(handler(cancel)));
        state.waiting.push_back(Waiting { claim: *claim, since: Instant::now(), input_bytes, handler });
        self.fill(&mut state);
        if !may_wait {
            state.pace.bar(claim.handler);
            state.give_up(|waiting| waiting.claim.step_id == claim.step_id);
        }
    }

    /// Starts those that wait, where there is a slot for them.
    fn fill(self: &Arc<Self>, state: &mut State) {
        let sql_connections = state.sql_shortage.unwrap_or(self.sql_connections);
        let mut position = 0;
        while state.occupied < self.concurrency && position < state.waiting.len() {
            let is_sql = state.waiting[position].claim.handler == HandlerKind::Sql;
            if is_sql && state.occupied_by_sql >= sql_connections {
                position += 1;
                continue;
            }
            let Some(next) = state.waiting.remove(position) else { return };
            let Some(held) = state.held.get_mut(&next.claim.step_id).filter(|held| held.is(&next.claim))
            else {
                continue;
            };
            // Cancelled while it waited, or passed on.
            if held.cancel.is_cancelled() {
                held.phase = Phase::GivenUp;
                continue;
            }
            let began = Instant::now();
            held.phase = Phase::Running { since: began };
            state.occupied += 1;
            state.occupied_by_sql += usize::from(is_sql);
            self.occupancy.occupied.inc();
            let work = (next.handler)(held.cancel.clone());
            let slots = self.clone();
            self.handlers.spawn(async move {
                let bytes = next.input_bytes + work.await;
                slots.ended(&next.claim, Sample { took: began.elapsed(), bytes });
            });
        }
    }

    /// A handler has ended: the next one has its slot, whether its own end is recorded or not.
    fn ended(self: &Arc<Self>, claim: &Claim, sample: Sample) {
        let mut state = self.state();
        state.occupied -= 1;
        self.occupancy.occupied.dec();
        state.occupied_by_sql -= usize::from(claim.handler == HandlerKind::Sql);
        state.pace.add(claim.handler, sample);
        if let Some(held) = state.held.get_mut(&claim.step_id).filter(|held| held.is(claim)) {
            held.phase = Phase::Ended;
        }
        if !state.has_ended {
            self.fill(&mut state);
        }
    }

    /// The claims that other workers are to run: those that have waited for too long, and all that wait if the worker
    /// claims no more. Each is held until [`Slots::free`].
    pub fn given_up(&self, may_claim: bool) -> Vec<Claim> {
        let mut state = self.state();
        state.give_up(|waiting| !may_claim || waiting.since.elapsed() >= WAITS_AT_MOST);
        let is_given_up = |held: &&Held| held.phase == Phase::GivenUp;
        state.held.values().filter(is_given_up).map(|held| held.claim).collect()
    }

    /// When the next claim is to be given back, unless its handler starts before.
    pub fn next_given_up(&self) -> Option<Instant> {
        let state = self.state();
        match state.held.values().any(|held| held.phase == Phase::GivenUp) {
            true => Some(Instant::now()),
            false => state.waiting.front().map(|waiting| waiting.since + WAITS_AT_MOST),
        }
    }

    /// Gives a slot free: the end of its claim is recorded, or was refused.
    pub fn free(&self, claim: &Claim) {
        let mut state = self.state();
        if state.held.get(&claim.step_id).is_some_and(|held| held.is(claim)) {
            state.held.remove(&claim.step_id);
            self.occupancy.held.set(state.held.len() as i64);
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

    /// How many of them were made over this lane.
    pub fn held_over(&self, lane: i16) -> usize {
        self.state().held.values().filter(|held| held.lane == lane).count()
    }

    /// Whether no claim is held, and none is under way.
    pub fn is_empty(&self) -> bool {
        self.state().is_empty()
    }

    /// No exchange of a lane is under way: each was answered, or settled.
    pub fn claims_nothing(&self, lane: i16) {
        self.state().reserved[lane as usize] = Count::default();
    }

    /// Whether a step waits for a slot.
    pub fn is_any_waiting(&self) -> bool {
        !self.state().waiting.is_empty()
    }

    /// The claims of a lane that are held, without those of these steps, in ascending order.
    pub fn held_beside(&self, lane: i16, step_ids: &[i64]) -> HeldClaims {
        let state = self.state();
        let is_named =
            |step_id: &i64, held: &Held| held.lane == lane && step_ids.binary_search(step_id).is_err();
        let held = state.held.iter().filter(|(step_id, held)| is_named(step_id, held));
        let (step_ids, claim_numbers) =
            held.map(|(step_id, held)| (*step_id, held.claim.claim_number)).unzip();
        HeldClaims { step_ids, claim_numbers }
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

    /// The claims held, for a heartbeat.
    pub fn roll(&self) -> Roll {
        let state = self.state();
        let mut roll = Roll::default();
        for (step_id, held) in &state.held {
            roll.step_ids.push(*step_id);
            roll.claim_numbers.push(held.claim.claim_number);
            let outlives = |limit: Duration| match held.phase {
                Phase::Running { since } => since.elapsed() > limit,
                _ => false,
            };
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
        state.waiting.clear();
        self.handlers.close();
    }

    /// Ends the registration if no claim is held, and none is under way.
    pub fn end_if_empty(&self) -> bool {
        let mut state = self.state();
        let is_empty = state.is_empty();
        if is_empty {
            state.has_ended = true;
            self.handlers.close();
        }
        is_empty
    }

    /// Waits until every handler that was started has ended. After [`Slots::end`].
    pub async fn emptied(&self) {
        self.handlers.wait().await;
    }
}

impl State {
    fn is_empty(&self) -> bool {
        self.held.is_empty() && self.reserved.iter().all(|reserved| reserved.steps == 0)
    }

    /// Gives up steps that wait.
    fn give_up(&mut self, is_over: impl Fn(&Waiting) -> bool) {
        let State { waiting, held, .. } = self;
        waiting.retain(|waiting| {
            let is_over = is_over(waiting);
            if is_over
                && let Some(held) =
                    held.get_mut(&waiting.claim.step_id).filter(|held| held.is(&waiting.claim))
            {
                held.phase = Phase::GivenUp;
            }
            !is_over
        });
    }
}

impl Held {
    /// Whether it is this very claim.
    fn is(&self, claim: &Claim) -> bool {
        self.claim.claim_number == claim.claim_number
    }
}

#[cfg(test)]
mod tests {
    use super::super::shared::Others;
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
            waited: Duration::ZERO,
            claimed_at: Instant::now(),
        }
    }

    pub(super) fn slots(concurrency: usize) -> Arc<Slots> {
        let waking = Arc::new(Waking::default());
        waking.heard(Others::default());
        Arc::new(Slots::new(concurrency, 1, HandlerKind::ALL.to_vec(), waking, Occupancy::default()))
    }

    pub(super) fn step(step_id: i64, handler: HandlerKind) -> Claim {
        Claim { step_id, handler, ..claim(1) }
    }

    /// Accepts claims whose handlers end when their tokens are cancelled; returns those that were started.
    fn accept(slots: &Arc<Slots>, claims: &[Claim]) -> Arc<Mutex<HashMap<i64, CancellationToken>>> {
        assert!(slots.accept(0, claims));
        let started = Arc::<Mutex<HashMap<_, _>>>::default();
        for claim in claims {
            let (step_id, started) = (claim.step_id, started.clone());
            slots.start(claim, 0, true, move |cancel| {
                started.lock().unwrap().insert(step_id, cancel.clone());
                async move {
                    cancel.cancelled().await;
                    0
                }
            });
        }
        started
    }

    fn ids(started: &Mutex<HashMap<i64, CancellationToken>>) -> Vec<i64> {
        let mut ids: Vec<i64> = started.lock().unwrap().keys().copied().collect();
        ids.sort_unstable();
        ids
    }

    /// Accepts and starts a claim; returns the token that stops its handler.
    fn run(slots: &Arc<Slots>, claim: Claim) -> CancellationToken {
        accept(slots, &[claim]).lock().unwrap().remove(&claim.step_id).expect("it was started")
    }

    #[tokio::test]
    async fn a_lane_names_its_own_claims() {
        let slots = slots(4);
        assert!(slots.accept(0, &[step(1, HandlerKind::Noop), step(2, HandlerKind::Noop)]));
        assert!(slots.accept(1, &[step(3, HandlerKind::Noop)]));
        assert_eq!(slots.held_beside(0, &[1]).step_ids, [2]);
        assert_eq!(slots.held_beside(1, &[]).step_ids, [3]);
        assert_eq!((slots.held(), slots.held_over(0), slots.held_over(1)), (3, 2, 1));
        assert_eq!(slots.roll().step_ids.len(), 3);
    }

    #[tokio::test]
    async fn steps_wait_for_a_slot_of_their_own_kind_in_the_order_of_their_claims() {
        let slots = slots(2);
        let claims = [
            step(1, HandlerKind::Sql),
            step(2, HandlerKind::Sql),
            step(3, HandlerKind::Noop),
            step(4, HandlerKind::Noop),
        ];
        let started = accept(&slots, &claims);
        assert_eq!(ids(&started), [1, 3], "the second sql step has no connection");
        started.lock().unwrap()[&3].cancel();
        while ids(&started).len() < 3 {
            tokio::task::yield_now().await;
        }
        assert_eq!(ids(&started), [1, 3, 4]);
        assert_eq!(slots.held(), 4, "none is recorded yet");
        started.lock().unwrap()[&1].cancel();
        while ids(&started).len() < 4 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn what_waits_is_given_up_when_the_worker_stops_and_is_held_until_then() {
        let slots = slots(1);
        let started = accept(&slots, &[step(1, HandlerKind::Noop), step(2, HandlerKind::Noop)]);
        assert!(slots.next_given_up().is_some());
        let given_up: Vec<i64> = slots.given_up(false).iter().map(|claim| claim.step_id).collect();
        assert_eq!((given_up, slots.held()), (vec![2], 2));
        assert_eq!(slots.roll().step_ids.len(), 2);
        started.lock().unwrap()[&1].cancel();
        slots.free(&step(2, HandlerKind::Noop));
        assert_eq!((slots.given_up(false).len(), slots.next_given_up()), (0, None));
        assert_eq!(ids(&started), [1]);
    }

    #[tokio::test]
    async fn a_step_that_is_cancelled_while_it_waits_does_not_start() {
        let slots = slots(1);
        let started = accept(&slots, &[step(1, HandlerKind::Noop), step(2, HandlerKind::Noop)]);
        slots.stop(2);
        started.lock().unwrap()[&1].cancel();
        while slots.given_up(true).is_empty() {
            tokio::task::yield_now().await;
        }
        assert_eq!(ids(&started), [1]);
    }

    #[tokio::test]
    async fn a_heartbeat_stops_the_claims_it_named_and_no_newer_one() {
        let slots = slots(4);
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
