//! `tasker task retry`.

use super::select::TaskArgs;
use crate::cli::Context;
use crate::engine::surgery::StepSelector;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Retry all failed steps of tasks at once
///
/// Ends the backoff of waiting steps and gives one more attempt to steps that have none left.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task retry 42 --dry-run               preview the changes
  tasker task retry order-2026-1107 --reason 'the bank is back'
  tasker task retry 42 43 --yes
  tasker task retry --cause attempts_exhausted --namespace shop --dry-run")]
pub struct Args {
    #[command(flatten)]
    tasks: TaskArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    args.tasks.change(context, "task.retry", Action::Retry, StepSelector::Failed).await
}
