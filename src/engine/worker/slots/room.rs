//! How many more steps a worker may claim, over each of its lanes.

use std::collections::BTreeMap;

use super::super::ahead::{self, HELD_OVER_A_LANE};
use super::super::shared::Others;
use super::{Count, Phase, Slots, State};
use crate::db::LANES;
use crate::model::handler::HandlerKind;
use crate::model::room::Room;

impl Slots {
    /// How many more steps may be claimed over a lane, of each handler.
    pub fn room(&self, lane: i16) -> Room {
        self.room_in(&self.state(), lane, &[])
    }

    /// The same, once the claims of these steps, in ascending order, are no longer held. No other lane has this room
    /// until [`Slots::accept`] or [`Slots::claims_nothing`].
    pub fn reserve(&self, lane: i16, step_ids: &[i64]) -> Room {
        let mut state = self.state();
        let room = self.room_in(&state, lane, step_ids);
        state.reserved[lane as usize] = Count { steps: room.steps, sql: room.of(HandlerKind::Sql) };
        room
    }

    fn room_in(&self, state: &State, lane: i16, step_ids: &[i64]) -> Room {
        let held = state.held.iter().filter(|(step_id, _)| step_ids.binary_search(step_id).is_err());
        let (mut all, mut own) = (Count::default(), 0);
        for (_, held) in held {
            all.steps += 1;
            all.sql += usize::from(held.claim.handler == HandlerKind::Sql);
            own += usize::from(held.lane == lane);
        }
        for (_, reserved) in (0..).zip(&state.reserved).filter(|(other, _)| *other != lane) {
            all.steps += reserved.steps;
            all.sql += reserved.sql;
        }
        let of = |handler: &HandlerKind| {
            let most = self.most(state, *handler);
            let mut room = most.steps.saturating_sub(all.steps).min(most.over(lane).saturating_sub(own));
            if *handler == HandlerKind::Sql {
                room = room.min(most.sql.saturating_sub(all.sql));
            }
            if state.has_ended {
                room = 0;
            }
            (*handler, room)
        };
        let of: BTreeMap<HandlerKind, usize> = self.served.iter().map(of).collect();
        Room { steps: of.values().copied().max().unwrap_or(0), of }
    }

    /// Whether to claim now instead of later for more slots: a quarter of those that a handler has are free, or
    /// nothing else is to be done.
    pub fn is_worth_claiming(&self, lane: i16, room: &Room, handler: HandlerKind, is_quiet: bool) -> bool {
        let state = self.state();
        let most = self.most(&state, handler);
        let most = if handler == HandlerKind::Sql { most.sql.min(most.over(lane)) } else { most.over(lane) };
        room.of(handler) > 0 && (room.of(handler) * 4 >= most || (is_quiet && state.waiting.is_empty()))
    }

    /// How many suspects may be claimed: one at a time, so that it is known which of them ended its worker.
    pub fn room_for_suspects(&self) -> usize {
        usize::from(!self.state().held.values().any(|held| held.is_suspect))
    }

    /// How many steps may be held while one more of this handler is claimed, and how many of them of `sql`.
    fn most(&self, state: &State, handler: HandlerKind) -> Most {
        let sql = state.sql_shortage.unwrap_or(self.sql_connections);
        let (ahead, others) = self.ahead(state, handler);
        // Less would run in the time that the exchanges over one lane take. Where there are others, these use the
        // server's further cores.
        let is_shared = ahead >= HELD_OVER_A_LANE && !others.are_any;
        let held = HELD_OVER_A_LANE * if is_shared { LANES as usize } else { 1 };
        let ahead = ahead.min(held.saturating_sub(self.concurrency));
        Most { steps: self.concurrency + ahead, sql: sql + ahead, is_shared }
    }

    /// How many steps of a handler the slots will run soon, beside those that occupy them; none where another worker
    /// would start them sooner. With them, what there is of other workers.
    fn ahead(&self, state: &State, handler: HandlerKind) -> (usize, Others) {
        let is_sql = handler == HandlerKind::Sql;
        if (is_sql && state.sql_shortage.is_some()) || state.has_ended {
            return (0, Others::default());
        }
        let (mut slots, mut connections) = (self.concurrency, self.sql_connections);
        for held in state.held.values() {
            if let Phase::Running { since } = held.phase
                && ahead::is_long(since.elapsed())
            {
                slots = slots.saturating_sub(1);
                connections = connections.saturating_sub(usize::from(held.claim.handler == HandlerKind::Sql));
            }
        }
        let slots = if is_sql { slots.min(connections) } else { slots };
        let ahead = state.pace.ahead(handler, slots);
        if ahead == 0 {
            return (0, Others::default());
        }
        // Asked last, since the answer is made fresh for one who asks.
        let others = self.waking.others();
        (if others.are_any_idle { 0 } else { ahead }, others)
    }
}

/// See [`Slots::most`].
struct Most {
    steps: usize,
    sql: usize,
    /// Over all lanes; otherwise over the first one.
    is_shared: bool,
}

impl Most {
    /// How many steps may be held that were claimed over this lane.
    fn over(&self, lane: i16) -> usize {
        match (self.is_shared, lane) {
            (true, _) => self.steps.div_ceil(LANES as usize),
            (false, 0) => self.steps,
            (false, _) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::super::ahead::Sample;
    use super::super::tests::{slots, step};
    use super::*;

    const IDLE: Others = Others { are_any: true, are_any_idle: true };

    /// As if all steps that count had taken so long.
    fn measure_all(slots: &Slots, handler: HandlerKind, took: Duration) {
        (0..10).for_each(|_| measure(slots, handler, took));
    }

    /// As if steps of a handler had taken so long.
    fn measure(slots: &Slots, handler: HandlerKind, took: Duration) {
        for _ in 0..20 {
            slots.state().pace.add(handler, Sample { took, bytes: 0 });
        }
    }

    #[tokio::test]
    async fn the_room_grows_for_short_steps_alone_and_not_beside_an_idle_worker() {
        let slots = slots(4);
        assert_eq!(slots.room(0).of(HandlerKind::Noop), 4);
        measure(&slots, HandlerKind::Noop, Duration::from_millis(10));
        measure(&slots, HandlerKind::Sql, Duration::from_millis(5));
        measure(&slots, HandlerKind::Sleep, Duration::from_millis(100));
        let room = slots.room(0);
        assert_eq!((room.steps, room.of(HandlerKind::Noop)), (4 + 8, 4 + 8));
        assert_eq!(room.of(HandlerKind::Sql), 1 + 4, "it has one connection");
        assert_eq!((room.of(HandlerKind::Sleep), room.of(HandlerKind::Command)), (4, 4));
        slots.waking.heard(IDLE);
        let room = slots.room(0);
        assert_eq!((room.steps, room.of(HandlerKind::Noop), room.of(HandlerKind::Sql)), (4, 4, 1));
    }

    #[tokio::test]
    async fn only_steps_that_end_at_once_are_claimed_over_both_lanes() {
        let slots = slots(4);
        let noop = |lane| slots.room(lane).of(HandlerKind::Noop);
        assert_eq!((noop(0), noop(1)), (4, 0));
        measure(&slots, HandlerKind::Noop, Duration::from_millis(1));
        assert_eq!((noop(0), noop(1)), (4 + 80, 0), "80 run within 20 ms");
        measure_all(&slots, HandlerKind::Noop, Duration::from_micros(10));
        assert_eq!((noop(0), noop(1)), (HELD_OVER_A_LANE, HELD_OVER_A_LANE));
        assert_eq!(slots.room(1).of(HandlerKind::Sleep), 0);
        slots.waking.heard(Others { are_any: true, are_any_idle: false });
        assert_eq!((noop(0), noop(1)), (HELD_OVER_A_LANE, 0), "another worker is at work");
        slots.waking.heard(IDLE);
        assert_eq!((noop(0), noop(1)), (4, 0), "another worker is idle");
    }

    #[tokio::test]
    async fn room_is_kept_for_what_an_exchange_under_way_may_claim() {
        let slots = slots(4);
        assert!(slots.accept(0, &[step(1, HandlerKind::Noop)]));
        measure_all(&slots, HandlerKind::Noop, Duration::from_micros(10));
        assert_eq!(slots.reserve(0, &[1]).of(HandlerKind::Noop), HELD_OVER_A_LANE);
        assert!(!slots.is_empty());
        slots.waking.heard(IDLE);
        assert_eq!(slots.room(0).of(HandlerKind::Noop), 3, "its own exchange is not in its way");
        assert_eq!(slots.reserve(1, &[]).of(HandlerKind::Noop), 0);
        slots.free(&step(1, HandlerKind::Noop));
        assert_eq!((slots.held(), slots.is_empty()), (0, false));
        assert!(!slots.end_if_empty(), "a claim is under way");
        assert!(slots.accept(0, &[]));
        assert!(slots.end_if_empty());
        assert_eq!((slots.reserve(0, &[]).steps, slots.reserve(1, &[]).steps), (0, 0));
    }

    #[tokio::test]
    async fn a_step_that_must_not_run_twice_never_waits() {
        let slots = slots(1);
        measure(&slots, HandlerKind::Command, Duration::from_millis(1));
        assert_eq!(slots.room(0).of(HandlerKind::Command), 1 + 20);
        let claims = [step(1, HandlerKind::Command), step(2, HandlerKind::Command)];
        assert!(slots.accept(0, &claims));
        for claim in &claims {
            slots.start(claim, 0, false, |cancel| async move {
                cancel.cancelled().await;
                0
            });
        }
        let given_up: Vec<i64> = slots.given_up(true).iter().map(|claim| claim.step_id).collect();
        assert_eq!(given_up, [2]);
        slots.free(&step(2, HandlerKind::Command));
        assert_eq!(slots.room(0).of(HandlerKind::Command), 0);
    }
}
