//! `tasker queue pause`.

use crate::cli::Context;
use crate::cli::context::user;
use crate::db::Purpose;
use crate::engine::queues;
use crate::engine::surgery::Actor;
use crate::error::{Exit, Result};
use crate::report;

/// Pause a queue, so that workers claim none of its steps until it is resumed
///
/// Steps that are already running continue, and a claim in progress can still start a few more. Tasks
/// can still be submitted; their steps wait. Backoffs continue, and their steps then wait too. Other
/// queues are not affected. Pausing a paused queue changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker queue pause payments --reason 'the bank is down'
  tasker queue list                             show paused queues, with time and user
  tasker queue resume payments")]
pub struct Args {
    /// Name of the queue
    #[arg(value_name = "NAME")]
    queue: String,
    /// Record the reason; `tasker step why` shows it with your name
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let by = user();
    let actor = Actor { by: &by, reason: args.reason.as_deref() };
    let changed = queues::pause(&session, &args.queue, actor).await?;
    context.answer("queue.pause", &changed, report::queue::change)
}
