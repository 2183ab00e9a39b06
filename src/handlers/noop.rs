//! `noop`: does nothing and succeeds. For steps that only join others, and for trials.

use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::{Handler, StepInput};
use crate::model::handler::{NoopSpec, Outcome};

impl Handler for NoopSpec {
    async fn run(&self, _: &StepInput, _: &CancellationToken) -> Outcome {
        Outcome::Succeeded { result: Value::Null }
    }
}
