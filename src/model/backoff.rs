//! How long a failed step waits before its next attempt.

use std::time::Duration;

/// The longest wait a server's own request (`Retry-After`) can impose.
pub const MAX_REQUESTED: Duration = Duration::from_secs(3600);

/// The exponential backoff of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// The shortest wait after the first failure.
    pub base: Duration,
    /// No wait is longer than this.
    pub cap: Duration,
}

impl Default for Backoff {
    /// 1 to 2 s after the first failure, 2 to 4 s after the second, doubling,
    /// never over 30 s.
    fn default() -> Self {
        Backoff { base: Duration::from_secs(1), cap: Duration::from_secs(30) }
    }
}

impl Backoff {
    /// The wait after failure number `attempt` (from 1), with `jitter` in `0.0..=1.0`
    /// choosing a point between the shortest and the longest.
    pub fn delay(self, attempt: u32, jitter: f64) -> Duration {
        let doublings = attempt.saturating_sub(1).min(62);
        let shortest = self.base.as_secs_f64() * (1u64 << doublings) as f64;
        let wait = shortest * (1.0 + jitter.clamp(0.0, 1.0));
        Duration::from_secs_f64(wait.min(self.cap.as_secs_f64()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_between_its_bounds_and_stops_at_the_cap() {
        let backoff = Backoff::default();
        let seconds = |attempt, jitter| backoff.delay(attempt, jitter).as_secs_f64();
        assert_eq!((seconds(1, 0.0), seconds(1, 1.0)), (1.0, 2.0));
        assert_eq!((seconds(2, 0.0), seconds(2, 1.0)), (2.0, 4.0));
        assert_eq!((seconds(5, 0.0), seconds(5, 1.0)), (16.0, 30.0));
        assert_eq!((seconds(6, 0.0), seconds(u32::MAX, 1.0)), (30.0, 30.0));
    }
}
