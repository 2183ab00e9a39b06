//! `tasker step cancel`.

use super::select::StepArgs;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
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
    #[command(flatten)]
    confirm: surgery::ConfirmArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let steps = args.steps.by_task(context, &session).await?;
    surgery::run(context, &mut session, "step.cancel", Action::Cancel, &steps, None, &args.confirm).await
}
