//! `tasker task count`.

use crate::cli::Context;
use crate::engine::inspect::{self, CountBy};
use crate::error::{Exit, Result};
use crate::report::counts;

/// Count tasks by workflow and state
///
/// Counts all tasks at one point in time, in a few milliseconds whatever their number: every statement that
/// moves a task counts it, and the upkeep of a worker adds these numbers up. After the migration to version 7
/// each count reads every task, until the first upkeep: run `tasker upkeep run`.
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
