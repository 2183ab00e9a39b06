//! `tasker task cancel`.

use super::select::TaskArgs;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
use crate::engine::surgery::StepSelector;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Cancel tasks and every step of them that has not finished
///
/// Steps that are complete stay so. A worker that runs a step of a task ends its handler, process group and all;
/// whatever such a step still returns is refused. There is no way back: submit the task again under another identity.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task cancel 42 --dry-run               show what would change
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
