//! `tasker step cancel`.

use super::select::StepArgs;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Give steps up
///
/// A worker that runs one ends its handler, process group and all; what it still returns is refused. The
/// steps after a cancelled one wait in vain: resolve or cancel them too. There is no way back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step cancel 42/charge --dry-run        show what would change
  tasker step cancel 42/charge --reason 'the bank is back'
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
