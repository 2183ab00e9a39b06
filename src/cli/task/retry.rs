//! `tasker task retry`.

use super::select::TaskArgs;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
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
    #[command(flatten)]
    confirm: surgery::ConfirmArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let tasks = args.tasks.task_ids(context, &session).await?;
    let steps: Vec<_> = tasks.into_iter().map(|task_id| (task_id, StepSelector::Failed)).collect();
    surgery::run(context, &mut session, "task.retry", Action::Retry, &steps, None, &args.confirm).await
}
