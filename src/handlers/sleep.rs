//! `sleep`: waits, then succeeds. The wait holds one of the worker's slots.

use tokio_util::sync::CancellationToken;

use super::{Handler, StepInput};
use crate::model::handler::{Outcome, SleepSpec};
use crate::model::jsonb::Json;

impl Handler for SleepSpec {
    async fn run(&self, _: &StepInput, stop: &CancellationToken) -> Outcome {
        tokio::select! {
            () = tokio::time::sleep(self.duration.0) => Outcome::Succeeded { result: Json::default() },
            () = stop.cancelled() => Outcome::failed("stopped before its time was over"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::*;
    use crate::handlers;
    use crate::model::handler::HandlerSpec;
    use crate::yaml::HumanDuration;

    fn sleep(duration: Duration) -> HandlerSpec {
        HandlerSpec::Sleep(SleepSpec { duration: HumanDuration(duration) })
    }

    #[tokio::test]
    async fn waits_as_long_as_it_is_told() {
        let started = Instant::now();
        let input = StepInput::sample();
        let outcome = handlers::run(&sleep(Duration::from_millis(30)), input, CancellationToken::new()).await;
        assert_eq!(outcome, Outcome::Succeeded { result: Json::default() });
        assert!(started.elapsed() >= Duration::from_millis(30));
    }

    #[tokio::test]
    async fn a_timeout_ends_it_and_says_so() {
        let input = StepInput { timeout: Some(Duration::from_millis(20)), ..StepInput::sample() };
        let outcome = handlers::run(&sleep(Duration::from_secs(60)), input, CancellationToken::new()).await;
        let Outcome::Failed(failure) = outcome else { panic!("{outcome:?}") };
        assert_eq!((failure.message.as_str(), failure.timed_out), ("timed out after 20ms", true));
    }

    #[tokio::test]
    async fn a_cancellation_ends_it_at_once() {
        let cancelled = CancellationToken::new();
        cancelled.cancel();
        let input = StepInput::sample();
        let outcome = handlers::run(&sleep(Duration::from_secs(60)), input, cancelled).await;
        assert!(matches!(outcome, Outcome::Failed(failure) if !failure.timed_out));
    }
}
