//! `tasker task show`.

use crate::cli::Context;
use crate::db::Purpose;
use crate::engine::inspect;
use crate::error::{Exit, Result};
use crate::report::tree::{self, Detail};

/// Show a task and its steps as a tree
///
/// Each step is drawn once, below the parent that is furthest from the start,
/// with its state, attempts, duration and what it waits for. Where nothing can
/// move any more, it says why.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task show 42
  tasker task show order-2026-1107          by its identity
  tasker task show 42 --all                 every step of a wide task
  tasker task show 42 --format json | jq '.steps[] | select(.stuck)'")]
pub struct Args {
    /// Id or identity of the task
    task: String,
    /// Draw every step, however many lie side by side
    #[arg(long)]
    all: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let task_id = inspect::find_task(&session, &args.task).await?;
    let tree = inspect::task_tree(&session, task_id).await?;
    let detail = if args.all { Detail::All } else { Detail::Folded };
    context.output().answer("task.show", &tree, |tree| tree::draw(tree, detail))?;
    Ok(Exit::Done)
}
