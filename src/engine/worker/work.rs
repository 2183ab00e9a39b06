//! Whether there may be work, and when to look for it: what all lanes of a worker know.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use super::options::Options;
use crate::db::LANES;
use crate::model::handler::HandlerKind;
use crate::model::room::Room;

/// The first look for work after falling asleep; each next one waits four times as
/// long, up to the poll interval. A submission under way at that time may have
/// seen us awake, and notified nobody.
const FIRST_POLL: Duration = Duration::from_millis(10);
/// While more are due than one promotion takes, a worker that runs steps spends this many times as long on these before
/// the next one.
const PROMOTION_PAUSES: u32 = 9;
/// After a claim that waited in vain for a step that another session has locked, claims pass over such steps for this
/// long. They lock each step by itself, so no claim does that without need.
const CAUTIOUS_FOR: Duration = Duration::from_secs(300);
/// Backoffs that end within this time are promoted together.
const SHORTEST_WAIT: Duration = Duration::from_millis(10);

/// See the [module](self).
pub struct Work {
    served: Vec<HandlerKind>,
    poll_interval: Duration,
    known: Mutex<Known>,
    /// By lane: another one leaves steps in the queue.
    left: [Notify; LANES as usize],
}

struct Known {
    /// There may be ready steps of these handlers.
    expected: BTreeSet<HandlerKind>,
    /// Counts what has been heard of such steps.
    news: u64,
    /// Of these the newest claim found none. While other steps wait for a slot, they are no reason for a claim.
    scarce: BTreeSet<HandlerKind>,
    next_poll: Instant,
    poll_wait: Duration,
    next_promotion: Instant,
    /// The last promotion left steps that are due.
    are_more_due: bool,
    cautious_until: Instant,
}

/// What has been heard before a claim is sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct News(u64);

impl Work {
    pub fn new(options: &Options) -> Self {
        let now = Instant::now();
        let served = options.handlers();
        let known = Known {
            expected: served.iter().copied().collect(),
            news: 0,
            scarce: BTreeSet::new(),
            next_poll: now,
            poll_wait: FIRST_POLL,
            next_promotion: now,
            are_more_due: false,
            cautious_until: now,
        };
        let (poll_interval, left) = (options.poll_interval, std::array::from_fn(|_| Notify::new()));
        Work { served, poll_interval, known: Mutex::new(known), left }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().expect("no holder panics")
    }

    /// Whether there may be ready steps.
    pub fn may_find(&self) -> bool {
        !self.known().expected.is_empty()
    }

    /// Whether there may be ready steps of a handler for which a claim `is_worth` its while. Where other steps wait
    /// for a slot, a handler of which the newest claim found none does not count.
    pub fn may_claim(&self, is_any_waiting: bool, is_worth: impl Fn(HandlerKind) -> bool) -> bool {
        let known = self.known();
        known
            .expected
            .iter()
            .any(|handler| !(is_any_waiting && known.scarce.contains(handler)) && is_worth(*handler))
    }

    /// Somebody has said that there may be work.
    pub fn woken(&self) {
        self.freed();
        self.known().poll_wait = FIRST_POLL;
    }

    /// Steps are ready.
    pub fn freed(&self) {
        let mut known = self.known();
        known.expected.extend(&self.served);
        known.news += 1;
    }

    /// Steps are ready that the other lanes may have room for.
    pub fn left_by(&self, lane: i16) {
        for (_, left) in (0..).zip(&self.left).filter(|(other, _)| *other != lane) {
            left.notify_one();
        }
    }

    /// Waits until another lane leaves steps in the queue.
    pub async fn left_for(&self, lane: i16) {
        self.left[lane as usize].notified().await;
    }

    /// The handler of a ready step is unknown.
    pub fn must_assign_handlers(&self) {
        self.known().next_promotion = Instant::now();
    }

    /// The next backoff ends after this time.
    pub fn due_in(&self, wait: Duration) {
        self.known().due_in(wait);
    }

    /// When to look again, if nothing happens before.
    pub fn next_look(&self) -> Instant {
        let known = self.known();
        known.next_poll.min(known.next_promotion).max(Instant::now() + Duration::from_millis(1))
    }

    /// Whether it is time to end the backoffs that are over. Where many are due, an idle worker does so at once.
    pub fn is_promotion_due(&self, is_busy: bool) -> bool {
        let known = self.known();
        Instant::now() >= known.next_promotion || (!is_busy && known.are_more_due)
    }

    /// A promotion took this long. It left steps that are due, or the next one is due after this time.
    pub fn promoted(&self, took: Duration, are_more_due: bool, next_due_in: Option<Duration>) {
        let mut known = self.known();
        known.are_more_due = are_more_due;
        known.next_promotion =
            Instant::now() + if are_more_due { took * PROMOTION_PAUSES } else { self.poll_interval };
        if let Some(wait) = next_due_in {
            known.due_in(wait);
        }
    }

    /// A claim is about to be sent. It counts as a look for work, if it is time for one.
    pub fn asked(&self) -> News {
        if Instant::now() >= self.known().next_poll {
            self.freed();
        }
        News(self.known().news)
    }

    /// A claim was answered: so many steps of each handler, out of so much room. Returns whether there may be more
    /// than it took.
    pub fn answered(&self, asked: News, room: &Room, claimed: impl Fn(HandlerKind) -> usize) -> bool {
        let mut known = self.known();
        let mut total = 0;
        // A handler without further room may have kept steps of others out of the claim.
        let mut is_cut = false;
        for (handler, most) in &room.of {
            let claimed = claimed(*handler);
            total += claimed;
            is_cut |= *most > 0 && claimed == *most;
            match (*most > 0, claimed > 0) {
                (_, true) => _ = known.scarce.remove(handler),
                (true, false) => _ = known.scarce.insert(*handler),
                (false, false) => {}
            }
        }
        is_cut |= total == room.steps;
        // What was heard while the claim was under way may have come too late for it.
        if !is_cut && asked == News(known.news) {
            known.expected.retain(|handler| room.of(*handler) == 0);
        }
        if total > 0 {
            known.poll_wait = FIRST_POLL;
        } else {
            known.next_poll = Instant::now() + known.poll_wait;
            known.poll_wait = (known.poll_wait * 4).min(self.poll_interval);
        }
        is_cut
    }

    /// Whether claims pass over steps that another session has locked.
    pub fn is_cautious(&self) -> bool {
        Instant::now() < self.known().cautious_until
    }

    /// A claim has waited for such a step in vain.
    pub fn must_be_cautious(&self) {
        self.known().cautious_until = Instant::now() + CAUTIOUS_FOR;
    }
}

impl Known {
    fn due_in(&mut self, wait: Duration) {
        // Those that are due come first.
        if !self.are_more_due {
            self.next_promotion = self.next_promotion.min(Instant::now() + wait.max(SHORTEST_WAIT));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work() -> Work {
        Work::new(&Options::default())
    }

    fn room(steps: usize) -> Room {
        Room::for_any(steps)
    }

    #[test]
    fn a_claim_that_finds_less_than_it_has_room_for_has_found_all() {
        let work = work();
        let asked = work.asked();
        assert!(!work.answered(asked, &room(4), |handler| 3 * usize::from(handler == HandlerKind::Noop)));
        assert!(!work.may_find());
        work.freed();
        let asked = work.asked();
        assert!(work.answered(asked, &room(4), |handler| 4 * usize::from(handler == HandlerKind::Noop)));
        assert!(work.may_find());
    }

    #[test]
    fn what_is_heard_while_a_claim_is_under_way_is_not_forgotten() {
        let work = work();
        let asked = work.asked();
        // Another lane's completion: the claim may have read the queue before it.
        work.freed();
        assert!(!work.answered(asked, &room(4), |_| 0));
        assert!(work.may_find());
        let asked = work.asked();
        assert!(!work.answered(asked, &room(4), |_| 0));
        assert!(!work.may_find());
    }

    #[test]
    fn a_handler_without_room_stays_expected() {
        let work = work();
        let mut room = room(4);
        room.of.insert(HandlerKind::Sql, 0);
        let asked = work.asked();
        assert!(!work.answered(asked, &room, |_| 0));
        assert!(work.may_claim(false, |handler| handler == HandlerKind::Sql));
        assert!(!work.may_claim(false, |handler| handler == HandlerKind::Noop));
    }

    #[test]
    fn the_pauses_between_looks_grow_until_something_is_found() {
        let work = work();
        let wait = || work.next_look().saturating_duration_since(Instant::now());
        work.promoted(Duration::ZERO, false, None);
        for _ in 0..4 {
            let asked = work.asked();
            work.answered(asked, &room(4), |_| 0);
        }
        assert!(wait() > Duration::from_millis(500), "{:?}", wait());
        let asked = work.asked();
        work.answered(asked, &room(4), |_| 1);
        let asked = work.asked();
        work.answered(asked, &room(4), |_| 0);
        assert!(wait() <= FIRST_POLL, "{:?}", wait());
    }

    #[test]
    fn many_due_steps_are_promoted_in_the_gaps_of_a_busy_worker() {
        let work = work();
        work.promoted(Duration::from_secs(1), true, None);
        assert!(!work.is_promotion_due(true));
        assert!(work.is_promotion_due(false), "an idle worker has nothing else to do");
        // Those that are due come first.
        work.due_in(Duration::ZERO);
        assert!(!work.is_promotion_due(true));
        work.promoted(Duration::from_secs(1), false, Some(Duration::from_secs(60)));
        assert!(!work.is_promotion_due(false));
        work.must_assign_handlers();
        assert!(work.is_promotion_due(true));
    }
}
