//! `tasker step resolve`.

use super::select::StepArgs;
use crate::cli::{Context, input};
use crate::error::{Exit, Result};
use crate::model::surgery::Action;

/// Mark steps as done by hand, so that their children can run
///
/// For work that was done elsewhere or is no longer needed. With --result, the children receive that
/// result; without it, they receive the result that the step already has, if any. This cannot be
/// undone.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step resolve 42/charge --dry-run   preview the changes
  tasker step resolve 42/charge --result '{\"token\": \"t-7\"}' --reason 'charged by hand'
  tasker step resolve 1207 1208 --yes
  tasker step resolve --cause attempts_exhausted --namespace shop --step charge --dry-run")]
pub struct Args {
    /// Pass this result to the children: JSON, @FILE, or - for standard input
    #[arg(long, value_name = "JSON")]
    result: Option<String>,
    #[command(flatten)]
    steps: StepArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let read = |given: &String| input::read_json(given, "result", "--result", *context.output());
    let result = args.result.as_ref().map(read).transpose()?;
    args.steps.change(context, "step.resolve", Action::Resolve, result.as_ref()).await
}
