//! `noop`: does nothing and succeeds. For steps that only join others, and for trials.

use tokio_util::sync::CancellationToken;

use super::{Handler, StepInput};
use crate::model::handler::{NoopSpec, Outcome};
use crate::model::jsonb::Json;

impl Handler for NoopSpec {
    async fn run(&self, _: &StepInput, _: &CancellationToken) -> Outcome {
        Outcome::Succeeded { result: Json::default() }
    }
}
