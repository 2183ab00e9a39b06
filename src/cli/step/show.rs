//! `tasker step show`.

use crate::cli::Context;
use crate::engine::inspect::{self, Extent};
use crate::error::{Exit, Result};
use crate::report;

/// Show the state, attempts, errors, result and history of a step
///
/// Names the parents and children of the step. With --ancestors and --descendants, names the steps
/// further away too, nearest first.
///
/// With --history, shows each attempt: its worker, its duration, its error, the end of its standard
/// error, and the waits before and after it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step show 1207
  tasker step show 42/charge                step charge of task 42
  tasker step show order-2026-1107/charge   by the identity of its task
  tasker step show 42/charge --ancestors    all steps it depends on
  tasker step show 42/charge --descendants --format json | jq '.descendants[].name'
  tasker step show 42/charge --history      each attempt, and where its time was spent
  tasker step show 42/charge --full --format json | jq .result.value")]
pub struct Args {
    /// Id of the step, or TASK/STEP: the id or identity of a task and the name of a step
    step: String,
    /// List every step that this step depends on, directly or indirectly
    #[arg(long)]
    ancestors: bool,
    /// List every step that depends on this step, directly or indirectly
    #[arg(long)]
    descendants: bool,
    /// Show each attempt and where the step's time was spent
    #[arg(long)]
    history: bool,
    /// Shorten nothing: show the whole result, standard error and lists of steps
    #[arg(long)]
    full: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Args { full, ancestors, descendants, history, .. } = args;
    let extent = Extent { full, ancestors, descendants, history };
    let read = context.read(async |session| {
        let step = inspect::find_step(session, &args.step).await?;
        inspect::step_detail(session, step, extent).await
    });
    context.answer("step.show", &read.await?, |read| read.drawn(|step| report::step::draw(step, full)))
}
