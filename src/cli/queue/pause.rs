//! `tasker queue pause`.

use crate::cli::Context;
use crate::cli::context::user;
use crate::db::Purpose;
use crate::engine::queues;
use crate::engine::surgery::Actor;
use crate::error::{Exit, Result};
use crate::report;

/// Keep the steps of a queue from being claimed until it is resumed
///
/// What workers run already goes on to its end, and a claim under way just now may still start a few steps.
/// Tasks are submitted as ever, and their steps wait. Backoffs go on, and their steps then wait, too. Other
/// queues are not affected. A queue that is paused already stays as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker queue pause payments --reason 'the bank is down'
  tasker queue list                             what is paused, since when and by whom
  tasker queue resume payments")]
pub struct Args {
    /// Name of the queue
    #[arg(value_name = "NAME")]
    queue: String,
    /// Why; shown to whoever asks why a step waits, beside your name
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let by = user();
    let actor = Actor { by: &by, reason: args.reason.as_deref() };
    let changed = queues::pause(&session, &args.queue, actor).await?;
    context.output().answer("queue.pause", &changed, report::queue::change)?;
    Ok(Exit::Done)
}
