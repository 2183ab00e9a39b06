//! `fail`: fails the first attempts, then succeeds. For trying out retries,
//! backoff and stuck tasks.

use tokio_util::sync::CancellationToken;

use super::{Handler, StepInput};
use crate::model::handler::{FailSpec, Outcome, StepFailure};
use crate::model::jsonb::Json;

impl Handler for FailSpec {
    async fn run(&self, input: &StepInput, _: &CancellationToken) -> Outcome {
        if i64::from(input.attempt) > i64::from(self.times) {
            return Outcome::Succeeded { result: Json::default() };
        }
        let message = self.message.clone().unwrap_or_else(|| {
            format!("failed on purpose (attempt {}, the first {} fail)", input.attempt, self.times)
        });
        Outcome::Failed(StepFailure {
            message,
            permanent: self.permanent,
            retry_after: self.retry_after.map(|wait| wait.0),
            ..StepFailure::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn fails_as_often_as_it_is_told_then_succeeds() {
        let spec = FailSpec { times: 2, message: None, permanent: false, retry_after: None };
        let mut succeeded = Vec::new();
        for attempt in 1..=3 {
            let input = StepInput { attempt, ..StepInput::sample() };
            let outcome = spec.run(&input, &CancellationToken::new()).await;
            succeeded.push(matches!(outcome, Outcome::Succeeded { .. }));
        }
        assert_eq!(succeeded, [false, false, true]);
    }
}
