//! `tasker step why`.

use std::time::Duration;

use crate::cli::Context;
use crate::cli::duration::range;
use crate::engine::{diagnosis, inspect};
use crate::error::{Exit, Result};
use crate::report;

/// Explain why a step is not done: the root cause and the command that fixes it
///
/// Follows the step's dependencies to the steps that block it, explains the state of each of those, and
/// shows the shortest path to it. Reports a step that is merely next in line as such.
/// docs/troubleshooting.md explains the codes.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step why 1207
  tasker step why 42/ship                   step ship of task 42
  tasker step why 42/ship --format json | jq -r '.blockers[0].reasons[0].code'")]
pub struct Args {
    /// Id of the step, or TASK/STEP: the id or identity of a task and the name of a step
    step: String,
    /// Report transactions open for at least this long: they keep dead rows in the queues (0s to 365days)
    #[arg(long, value_name = "DURATION", default_value = "10m", value_parser = range("0s", "365days"))]
    old_transaction: Duration,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let read = context.read_advice(async |session| {
        let step = inspect::step_id(session, &args.step).await?;
        diagnosis::why_step(session, step, args.old_transaction).await
    });
    context.answer("step.why", &read.await?, |read| {
        read.drawn(|step| report::diagnosis::step(step, !read.is_without_commands))
    })
}
