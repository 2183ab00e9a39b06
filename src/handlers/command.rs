//! `command`: runs a program in a process group of its own.

use tokio_util::sync::CancellationToken;

use super::{Handler, StepInput};
use crate::model::handler::{CommandSpec, Outcome};

impl Handler for CommandSpec {
    async fn run(&self, _: &StepInput, _: &CancellationToken) -> Outcome {
        todo!()
    }
}
