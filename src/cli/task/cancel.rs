//! `tasker task cancel`.

use super::select::TaskArgs;
use crate::cli::Context;
use crate::engine::surgery::StepSelector;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Cancel tasks and all of their unfinished steps
///
/// Complete steps stay complete. A worker that runs a step of the task stops its handler with the whole
/// process group; later results are refused. This cannot be undone: to run the work again, submit the
/// task under another identity.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task cancel 42 --dry-run               preview the changes
  tasker task cancel 42 --reason 'wrong price list'
  tasker task cancel order-2026-1107 order-2026-1108 --yes
  tasker task cancel --cause not_retryable --older-than 2h --dry-run")]
pub struct Args {
    #[command(flatten)]
    tasks: TaskArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    args.tasks.change(context, "task.cancel", Action::Cancel, StepSelector::Unfinished).await
}
