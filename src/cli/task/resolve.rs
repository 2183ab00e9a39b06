//! `tasker task resolve`.

use super::choice::Choice;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
use crate::engine::surgery::Which;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Count every unfinished step of tasks as done
///
/// The tasks have ended then. A task with a step under way is refused: cancel that step, or wait for it. There
/// is no way back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task resolve 42 --dry-run               show what would change
  tasker task resolve order-2026-1107 --reason 'the bank is back'
  tasker task resolve 42 43 --yes
  tasker task resolve --cause handler_missing --namespace shop --dry-run")]
pub struct Args {
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    consent: surgery::Consent,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let tasks = args.choice.task_ids(context, &session).await?;
    let steps: Vec<_> = tasks.into_iter().map(|task_id| (task_id, Which::Unfinished)).collect();
    surgery::run(context, &mut session, "task.resolve", Action::Resolve, &steps, None, &args.consent).await
}
