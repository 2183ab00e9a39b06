//! How the work of a step is done: one file for each handler, one trait.
//!
//! A handler is given a [`StepInput`] and answers with an [`Outcome`]; it knows
//! nothing of claims, retries or transitions. [`run`] is the only function that
//! enforces a step's timeout. The `sql` handler stands apart: its statement runs
//! in the transaction that records the completion, which only the engine can
//! open, so the engine calls [`sql::run`] itself.

pub mod command;
mod fail;
pub mod http;
mod input;
pub mod keeper;
mod mask;
mod noop;
mod result_schema;
mod retry_after;
mod secret;
mod sleep;
pub mod sql;
mod values;

use std::future::Future;
use std::io;
use std::pin::pin;
use std::time::Duration;

use nix::errno::Errno;
use tokio_util::sync::CancellationToken;

pub use self::input::{InputValue, StepInput};
pub use self::result_schema::ResultSchema;
pub use self::secret::Secrets;
use crate::model::handler::{HandlerSpec, Outcome, StepFailure};

/// One way of doing a step's work.
pub trait Handler {
    /// Makes one attempt.
    ///
    /// Must return soon after `stop` is cancelled, with nothing of it left
    /// running; whoever cancelled knows why, so the message need not say.
    fn run(&self, input: &StepInput, stop: &CancellationToken) -> impl Future<Output = Outcome> + Send;
}

/// Makes one attempt at a step with its handler, within the step's timeout.
///
/// Cancelling `cancelled` stops the handler; what it answers then is of interest
/// to nobody. The secrets of the step are in nothing that it answers. An `sql` step fails: it is run by [`sql::run`].
pub async fn run(handler: &HandlerSpec, mut input: StepInput, cancelled: CancellationToken) -> Outcome {
    if let Err(failure) = input.secrets.read().await {
        return Outcome::Failed(failure);
    }
    let outcome = within_its_time(handler, &input, cancelled).await;
    // Whatever a handler says of its work leaves it here.
    input.secrets.mask().outcome(outcome)
}

async fn within_its_time(handler: &HandlerSpec, input: &StepInput, cancelled: CancellationToken) -> Outcome {
    // A token of its own: the timeout stops the handler the way a cancellation does.
    let stop = cancelled.child_token();
    let mut work = pin!(dispatch(handler, input, &stop));
    tokio::select! {
        // An attempt that is done in time is done, even if the timer fired with it.
        biased;
        outcome = &mut work => input.held_to_schema(outcome),
        limit = elapsed(input.timeout) => {
            stop.cancel();
            match work.await {
                Outcome::Failed(failure) => Outcome::Failed(failure.timed_out_after(limit)),
                done_after_all => input.held_to_schema(done_after_all),
            }
        }
    }
}

async fn dispatch(handler: &HandlerSpec, input: &StepInput, stop: &CancellationToken) -> Outcome {
    match handler {
        HandlerSpec::Command(spec) => spec.run(input, stop).await,
        HandlerSpec::Sql(_) => {
            Outcome::failed("an sql step can run only inside the transaction of its completion")
        }
        HandlerSpec::Http(spec) => spec.run(input, stop).await,
        HandlerSpec::Noop(spec) => spec.run(input, stop).await,
        HandlerSpec::Sleep(spec) => spec.run(input, stop).await,
        HandlerSpec::Fail(spec) => spec.run(input, stop).await,
    }
}

/// Ends when `limit` has passed, with the limit; never without one.
pub(crate) async fn elapsed(limit: Option<Duration>) -> Duration {
    match limit {
        Some(limit) => {
            tokio::time::sleep(limit).await;
            limit
        }
        None => std::future::pending().await,
    }
}

/// Whether the system has too few files, processes or memory left.
fn is_short_of_resources(error: &io::Error) -> bool {
    let short = [Errno::EMFILE, Errno::ENFILE, Errno::EAGAIN, Errno::ENOMEM];
    error.raw_os_error().is_some_and(|code| short.contains(&Errno::from_raw(code)))
}

impl StepFailure {
    fn timed_out_after(mut self, limit: Duration) -> Self {
        self.message = format!("timed out after {}", humantime::format_duration(limit));
        self.timed_out = true;
        self
    }
}
