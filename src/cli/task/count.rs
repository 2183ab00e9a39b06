//! `tasker task count`.

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::inspect::{self, CountBy};
use crate::error::{Exit, Result};
use crate::report::counts;

/// Count tasks by workflow and state
///
/// All tasks there are, at one point in time. It reads an index entry for each task, and
/// otherwise those only that are not complete.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task count
  tasker task count --by namespace
  tasker task count --namespace shop --format json | jq .tasks.error")]
pub struct Args {
    /// Only tasks of the workflow with this name
    #[arg(long)]
    name: Option<String>,
    /// Only tasks of this namespace's workflows
    #[arg(long)]
    namespace: Option<String>,
    /// What to count by
    #[arg(long, value_enum, default_value_t)]
    by: CountBy,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let counts =
        inspect::count_tasks(&session, args.namespace.as_deref(), args.name.as_deref(), args.by).await?;
    context.output().answer("task.count", &counts, counts::draw)?;
    Ok(Exit::Done)
}
