//! `tasker queue unbind`.

use super::bind::bind;
use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::report;

/// Let a queue take the steps of every namespace again
///
/// Unbinding a queue that is not bound changes nothing. It takes the rights of the tables' owner.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker queue unbind payments")]
pub struct Args {
    /// Name of the queue
    #[arg(value_name = "NAME")]
    queue: String,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let answer = bind(context, &args.queue, &[]).await?;
    context.answer("queue.unbind", &answer.changed, |changed| report::queue::binding(changed, &[]))
}
