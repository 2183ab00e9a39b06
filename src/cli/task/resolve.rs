//! `tasker task resolve`.

use super::select::TaskArgs;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
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
    #[command(flatten)]
    confirm: surgery::ConfirmArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let tasks = args.tasks.task_ids(context, &session).await?;
    let steps: Vec<_> = tasks.into_iter().map(|task_id| (task_id, StepSelector::Unfinished)).collect();
    surgery::run(context, &mut session, "task.resolve", Action::Resolve, &steps, None, &args.confirm).await
}
