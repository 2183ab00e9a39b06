//! `tasker step retry`.

use super::select::StepArgs;
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Retry failed steps at once
///
/// Ends a step's backoff. A step that has no attempts left or failed permanently gets one more attempt;
/// the count of attempts continues. The history of the step records who changed it and why.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step retry 42/charge --dry-run        preview the changes
  tasker step retry 42/charge --reason 'the bank is back'
  tasker step retry 1207 1208 --yes
  tasker step retry --cause attempts_exhausted --namespace shop --step charge --dry-run")]
pub struct Args {
    #[command(flatten)]
    steps: StepArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    args.steps.change(context, "step.retry", Action::Retry, None).await
}
