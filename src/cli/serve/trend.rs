//! The figures of the last minutes, as this server has seen them.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::model::counts::Tally;
use crate::model::queue::Queue;

/// How far back it goes.
pub const SPAN: Duration = Duration::from_secs(600);
/// Between two samples at least.
const APART: Duration = Duration::from_secs(2);

/// What is kept of the database at one time.
#[derive(Clone, Copy, Debug)]
struct Sample {
    at: Instant,
    finished: i64,
    in_error: i64,
    waiting: i64,
}

/// The figures as points: seconds before now, and the value.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub finished_per_minute: Vec<(f64, f64)>,
    pub in_error: Vec<(f64, f64)>,
    pub waiting: Vec<(f64, f64)>,
}

#[derive(Default)]
pub struct Trend {
    samples: Mutex<VecDeque<Sample>>,
}

impl Trend {
    /// Adds the figures of now, unless the last ones are as new.
    pub fn add(&self, tasks: &Tally, queues: &[Queue]) {
        self.add_at(Instant::now(), tasks, queues);
    }

    fn add_at(&self, at: Instant, tasks: &Tally, queues: &[Queue]) {
        let mut samples = self.samples.lock().expect("no holder panics");
        if samples.back().is_some_and(|last| at.duration_since(last.at) < APART) {
            return;
        }
        while samples.front().is_some_and(|first| at.duration_since(first.at) > SPAN) {
            samples.pop_front();
        }
        samples.push_back(Sample {
            at,
            finished: tasks.complete + tasks.resolved_manually + tasks.cancelled,
            in_error: tasks.error,
            waiting: queues.iter().map(|queue| queue.ready_steps).sum(),
        });
    }

    pub fn figures(&self) -> Figures {
        self.figures_at(Instant::now())
    }

    fn figures_at(&self, now: Instant) -> Figures {
        let samples = self.samples.lock().expect("no holder panics");
        let before = |sample: &Sample| now.duration_since(sample.at).as_secs_f64();
        let pairs = samples.iter().zip(samples.iter().skip(1));
        let rate = |(one, next): (&Sample, &Sample)| {
            // An archive takes tasks away.
            let finished = (next.finished - one.finished).max(0) as f64;
            (before(next), 60.0 * finished / next.at.duration_since(one.at).as_secs_f64())
        };
        Figures {
            finished_per_minute: pairs.map(rate).collect(),
            in_error: samples.iter().map(|sample| (before(sample), sample.in_error as f64)).collect(),
            waiting: samples.iter().map(|sample| (before(sample), sample.waiting as f64)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_of_the_time_between_two_samples_and_never_negative() {
        let (trend, start) = (Trend::default(), Instant::now());
        let tally = |complete| Tally { complete, ..Tally::default() };
        let at = |seconds| start + Duration::from_secs(seconds);
        for (seconds, complete) in [(0, 10), (1, 11), (30, 40), (60, 5)] {
            trend.add_at(at(seconds), &tally(complete), &[]);
        }
        let figures = trend.figures_at(at(60));
        assert_eq!(figures.finished_per_minute, [(30.0, 60.0), (0.0, 0.0)]);
        assert_eq!(figures.waiting.len(), 3, "the second was too near");
        trend.add_at(at(2_000), &tally(5), &[]);
        assert_eq!(trend.figures_at(at(2_000)).waiting.len(), 1);
    }
}
