//! `tasker queue resume`.

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::queues;
use crate::error::{Exit, Result};
use crate::report;

/// Resume a paused queue, so that workers claim its steps again
///
/// Wakes the waiting workers at once. Resuming a queue that is not paused changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker queue resume payments
  tasker queue list --format json | jq -r '.queues[] | select(.paused) | .queue' | xargs -n1 tasker queue resume")]
pub struct Args {
    /// Name of the queue
    #[arg(value_name = "NAME")]
    queue: String,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let changed = queues::resume(&session, &args.queue).await?;
    context.answer("queue.resume", &changed, report::queue::change)
}
