//! `tasker step retry`.

use super::select::StepArgs;
use crate::cli::{Context, surgery};
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Try failed steps once more, at once
///
/// Ends a step's backoff. A step that has used up its attempts, or failed for good, is given one more; the count
/// goes on. Whoever changed the step and why is kept with its history.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step retry 42/charge --dry-run        show what would change
  tasker step retry 42/charge --reason 'the bank is back'
  tasker step retry 1207 1208 --yes
  tasker step retry --cause attempts_exhausted --namespace shop --step charge --dry-run")]
pub struct Args {
    #[command(flatten)]
    steps: StepArgs,
    #[command(flatten)]
    confirm: surgery::ConfirmArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let steps = args.steps.by_task(context, &session).await?;
    surgery::run(context, &mut session, "step.retry", Action::Retry, &steps, None, &args.confirm).await
}
