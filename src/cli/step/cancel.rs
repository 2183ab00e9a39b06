//! `tasker step cancel`.

use super::select::StepArgs;
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Cancel steps
///
/// A worker that runs a cancelled step stops its handler with the whole process group; later results
/// are refused. Steps after a cancelled step never run: resolve or cancel them too. This cannot be
/// undone.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step cancel 42/charge --dry-run        preview the changes
  tasker step cancel 42/charge --reason 'order withdrawn'
  tasker step cancel 1207 1208 --yes
  tasker step cancel --cause attempts_exhausted --namespace shop --step charge --dry-run")]
pub struct Args {
    #[command(flatten)]
    steps: StepArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    args.steps.change(context, "step.cancel", Action::Cancel, None).await
}
