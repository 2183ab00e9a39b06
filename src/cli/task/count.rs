//! `tasker task count`.

use crate::cli::Context;
use crate::engine::inspect::{self, CountBy};
use crate::error::{Exit, Result};
use crate::report::counts;

/// Count tasks by workflow and state
///
/// Counts all tasks at one point in time. Reads one index entry for each task and, beyond that, only
/// the tasks that are not complete.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task count
  tasker task count --by namespace
  tasker task count --namespace shop --format json | jq .tasks.error")]
pub struct Args {
    /// Only count tasks of workflows with this name
    #[arg(long)]
    name: Option<String>,
    /// Only count tasks of workflows in this namespace
    #[arg(long)]
    namespace: Option<String>,
    /// Count for each workflow or for each namespace
    #[arg(long, value_enum, default_value_t)]
    by: CountBy,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let read = context.read(async |session| {
        inspect::count_tasks(session, args.namespace.as_deref(), args.name.as_deref(), args.by).await
    });
    context.answer("task.count", &read.await?, |read| read.drawn(counts::draw))
}
