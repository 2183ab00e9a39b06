//! `tasker step why`.

use std::time::Duration;

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::{diagnosis, inspect};
use crate::error::{Exit, Result};
use crate::report;

/// Say why a step is not done: the root cause first, the command that fixes it last
///
/// Follows what the step waits for to the steps that wait for nobody, says what keeps each of those and
/// shows the shortest way from one to the other. A step that is merely next in line is told so. The
/// codes are explained in docs/troubleshooting.md.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker step why 1207
  tasker step why 42/ship                   the step ship of task 42
  tasker step why 42/ship --format json | jq -r '.blockers[0].reasons[0].code'")]
pub struct Args {
    /// Id of the step, or TASK/STEP: a task's id or identity and the step's name
    step: String,
    /// Tell of a transaction that has been open for so long: it keeps dead rows in the queues
    #[arg(long, value_name = "DURATION", default_value = "10m", value_parser = humantime::parse_duration)]
    old_transaction: Duration,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Command).await?;
    let step = inspect::find_step(&session, &args.step).await?;
    let diagnosis = diagnosis::why_step(&mut session, step, args.old_transaction).await?;
    context.output().answer("step.why", &diagnosis, report::diagnosis::step)?;
    Ok(Exit::Done)
}
