//! `tasker step show`.

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::inspect::{self, Extent};
use crate::error::{Exit, Result};
use crate::report;

/// Show one step: its state, attempts, errors, result and history
///
/// Names the steps on either side of it, its parents and children; with
/// --ancestors and --descendants also those further away, the nearest first.
///
/// With --history, each attempt: its worker, how long it ran, what it failed of
/// and the end of its standard error, with the waits before it and after it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step show 1207
  tasker step show 42/charge                the step charge of task 42
  tasker step show order-2026-1107/charge   of the task with this identity
  tasker step show 42/charge --ancestors    what it waits for, near and far
  tasker step show 42/charge --descendants --format json | jq '.descendants[].name'
  tasker step show 42/charge --history      each attempt, and where its time went
  tasker step show 42/charge --full --format json | jq .result.value")]
pub struct Args {
    /// Id of the step, or TASK/STEP: a task's id or identity and the step's name
    step: String,
    /// Name every step it depends on, directly or through others
    #[arg(long)]
    ancestors: bool,
    /// Name every step that depends on it, directly or through others
    #[arg(long)]
    descendants: bool,
    /// Tell of each attempt, and where the time of the step went
    #[arg(long)]
    history: bool,
    /// Leave nothing out: the whole result, standard error and neighbours
    #[arg(long)]
    full: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let Args { full, ancestors, descendants, history, .. } = args;
    let extent = Extent { full, ancestors, descendants, history };
    let step = inspect::find_step(&session, &args.step).await?;
    let detail = inspect::step_detail(&session, step, extent).await?;
    context.output().answer("step.show", &detail, |detail| report::step::draw(detail, full))?;
    Ok(Exit::Done)
}
