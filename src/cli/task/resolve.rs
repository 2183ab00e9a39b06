//! `tasker task resolve`.

use super::select::TaskArgs;
use crate::cli::Context;
use crate::engine::surgery::StepSelector;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Mark all unfinished steps of tasks as done by hand
///
/// This ends the tasks. A task with a running step is refused: cancel that step or wait for it. This
/// cannot be undone.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task resolve 42 --dry-run               preview the changes
  tasker task resolve order-2026-1107 --reason 'the bank is back'
  tasker task resolve 42 43 --yes
  tasker task resolve --cause handler_missing --namespace shop --dry-run")]
pub struct Args {
    #[command(flatten)]
    tasks: TaskArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    args.tasks.change(context, "task.resolve", Action::Resolve, StepSelector::Unfinished).await
}
