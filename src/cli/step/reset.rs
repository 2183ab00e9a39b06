//! `tasker step reset`.

use super::select::StepArgs;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Give failed steps all their attempts again, at once
///
/// The count of attempts starts anew, and no backoff is left. Whoever changed the step and why is kept with
/// its history.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step reset 42/charge --dry-run        show what would change
  tasker step reset 42/charge --reason 'the bank is back'
  tasker step reset 1207 1208 --yes
  tasker step reset --cause attempts_exhausted --namespace shop --step charge --dry-run")]
pub struct Args {
    #[command(flatten)]
    steps: StepArgs,
    #[command(flatten)]
    confirm: surgery::ConfirmArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let steps = args.steps.by_task(context, &session).await?;
    surgery::run(context, &mut session, "step.reset", Action::Reset, &steps, None, &args.confirm).await
}
