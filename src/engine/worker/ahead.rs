//! How many steps a worker claims before it has a free slot for them: as many as it will start within 20 ms.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use crate::model::handler::HandlerKind;

/// Steps claimed ahead start within this time, if handlers take as long as before.
const WORK_AHEAD: Duration = Duration::from_millis(20);
/// A step that has waited for longer is given back. With the exchange that may be under way, that is done within 100 ms.
pub const WAITS_AT_MOST: Duration = Duration::from_millis(50);
/// The most steps held over one lane because some of them were claimed ahead. Larger completions cost the server no
/// less a step.
pub const HELD_OVER_A_LANE: usize = 256;
/// The most bytes of their inputs and results.
const BYTES_AHEAD: usize = 4 << 20;
/// Durations kept of each handler.
const SAMPLES: usize = 64;
/// Fewer say nothing.
const LEAST_SAMPLES: usize = 8;

/// How long the newest steps of each handler took.
#[derive(Debug, Default)]
pub struct Pace(BTreeMap<HandlerKind, Samples>);

#[derive(Debug, Default)]
struct Samples {
    newest: VecDeque<Sample>,
    is_barred: bool,
}

/// One step: the time in its slot, and the size of its input and its result.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    pub took: Duration,
    pub bytes: usize,
}

impl Pace {
    pub fn add(&mut self, handler: HandlerKind, sample: Sample) {
        let samples = &mut self.0.entry(handler).or_default();
        if samples.newest.len() == SAMPLES {
            samples.newest.pop_front();
        }
        samples.newest.push_back(sample);
    }

    /// No step of this handler is claimed ahead from now on.
    pub fn bar(&mut self, handler: HandlerKind) {
        self.0.entry(handler).or_default().is_barred = true;
    }

    /// How many steps of a handler may be claimed ahead for so many slots, which no long step occupies.
    pub fn ahead(&self, handler: HandlerKind, slots: usize) -> usize {
        let Some(samples) = self.0.get(&handler) else { return 0 };
        if samples.is_barred || samples.newest.len() < LEAST_SAMPLES {
            return 0;
        }
        let by_time = WORK_AHEAD.as_nanos() * slots as u128 / samples.usual().as_nanos().max(1);
        let largest = samples.newest.iter().map(|sample| sample.bytes).max().unwrap_or(0);
        let by_size = BYTES_AHEAD / largest.max(1);
        by_time.min(by_size as u128) as usize
    }
}

impl Samples {
    /// The 95th percentile, or the mean where a few long ones make that the longer time.
    fn usual(&self) -> Duration {
        let mut took: Vec<Duration> = self.newest.iter().map(|sample| sample.took).collect();
        took.sort_unstable();
        let mean = took.iter().sum::<Duration>() / took.len().max(1) as u32;
        took[(took.len() * 95).div_ceil(100).max(1) - 1].max(mean)
    }
}

/// Whether a step occupies its slot for so long that no further step can count on it.
pub fn is_long(running_for: Duration) -> bool {
    running_for > WORK_AHEAD
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(milliseconds: &[u64], bytes: usize) -> Pace {
        let mut pace = Pace::default();
        for took in milliseconds {
            let sample = Sample { took: Duration::from_millis(*took), bytes };
            pace.add(HandlerKind::Noop, sample);
        }
        pace
    }

    #[test]
    fn nothing_is_claimed_ahead_before_a_handler_is_measured() {
        assert_eq!(pace(&[1; 7], 0).ahead(HandlerKind::Noop, 16), 0);
        assert_eq!(pace(&[1; 8], 0).ahead(HandlerKind::Sql, 16), 0);
        assert_eq!(pace(&[1; 8], 0).ahead(HandlerKind::Noop, 16), 320);
    }

    #[test]
    fn a_slot_has_20_ms_of_work_ahead() {
        assert_eq!(pace(&[5; 20], 0).ahead(HandlerKind::Noop, 2), 8);
        assert_eq!(pace(&[21; 20], 0).ahead(HandlerKind::Noop, 1), 0);
        assert_eq!(pace(&[5; 20], 0).ahead(HandlerKind::Noop, 0), 0);
    }

    #[test]
    fn long_steps_among_short_ones_count() {
        let mut mixed = vec![1; 54];
        mixed.extend([100; 10]);
        assert_eq!(pace(&mixed, 0).ahead(HandlerKind::Noop, 4), 0, "more than 5 in 100 are long");
        let mut rare = vec![1; 61];
        rare.extend([3000; 3]);
        assert_eq!(pace(&rare, 0).ahead(HandlerKind::Noop, 4), 0, "less, but the mean is long");
        rare.extend([1; 64]);
        assert_eq!(pace(&rare, 0).ahead(HandlerKind::Noop, 4), 80, "they were long ago");
    }

    #[test]
    fn large_steps_do_not_wait() {
        assert_eq!(pace(&[1; 8], 1 << 20).ahead(HandlerKind::Noop, 16), 4);
        let mut barred = pace(&[1; 8], 0);
        barred.bar(HandlerKind::Noop);
        assert_eq!(barred.ahead(HandlerKind::Noop, 16), 0);
    }
}
