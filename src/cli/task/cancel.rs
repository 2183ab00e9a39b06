//! `tasker task cancel`.

use super::select::TaskArgs;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
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
    #[command(flatten)]
    confirm: surgery::ConfirmArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let tasks = args.tasks.task_ids(context, &session).await?;
    let steps: Vec<_> = tasks.into_iter().map(|task_id| (task_id, StepSelector::Unfinished)).collect();
    surgery::run(context, &mut session, "task.cancel", Action::Cancel, &steps, None, &args.confirm).await
}
