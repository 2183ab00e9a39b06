//! `tasker task why`.

use std::time::Duration;

use crate::cli::Context;
use crate::cli::duration::range;
use crate::engine::{diagnosis, inspect};
use crate::error::{Exit, Result};
use crate::report;

/// Explain why a task is not done: the root cause and the command that fixes it
///
/// Inspects the steps that wait for no other step, explains a few of each kind, and counts all of them.
/// docs/troubleshooting.md explains the codes.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task why 42
  tasker task why order-2026-1107           by its identity
  tasker task why 42 --format json | jq -r .verdict")]
pub struct Args {
    /// Id or identity of the task
    task: String,
    /// Report transactions open for at least this long: they keep dead rows in the queues (0s to 365days)
    #[arg(long, value_name = "DURATION", default_value = "10m", value_parser = range("0s", "365days"))]
    old_transaction: Duration,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let read = context.read_advice(async |session| {
        let task_id = inspect::find_task(session, &args.task).await?;
        diagnosis::why_task(session, task_id, args.old_transaction).await
    });
    context.answer("task.why", &read.await?, |read| {
        read.drawn(|task| report::diagnosis::task(task, !read.is_without_commands))
    })
}
