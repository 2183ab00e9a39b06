//! `tasker step reset`.

use super::select::StepArgs;
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Reset failed steps, so that they have all their attempts again, at once
///
/// Counts attempts from 0 again and ends any backoff. The history of the step records who changed it
/// and why.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step reset 42/charge --dry-run        preview the changes
  tasker step reset 42/charge --reason 'the bank is back'
  tasker step reset 1207 1208 --yes
  tasker step reset --cause attempts_exhausted --namespace shop --step charge --dry-run")]
pub struct Args {
    #[command(flatten)]
    steps: StepArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    args.steps.change(context, "step.reset", Action::Reset, None).await
}
