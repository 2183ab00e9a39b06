//! `tasker task cancel`.

use crate::cli::Context;
use crate::cli::context::user;
use crate::db::Purpose;
use crate::engine::{cancel, inspect};
use crate::error::{Exit, Result};
use crate::report::style::count;

/// Cancel a task and every step of it that has not finished
///
/// Steps that are complete stay so. A worker that runs a step of the task is
/// told to stop it; whatever such a step still returns is refused. There is no
/// way back: submit the task again under another identity.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task cancel 42 --reason 'wrong price list'
  tasker task cancel order-2026-1107")]
pub struct Args {
    /// Id or identity of the task
    task: String,
    /// Why; kept with the task's history
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let task_id = inspect::find_task(&session, &args.task).await?;
    let cancelled = cancel::cancel(&session, task_id, args.reason.as_deref(), &user()).await?;
    context.output().answer("task.cancel", &cancelled, |done| {
        if done.already_cancelled {
            return format!("task {} was cancelled before", done.task_id);
        }
        let steps = count(done.cancelled_steps as usize, "step", "steps");
        let running = match done.running_steps {
            0 => String::new(),
            running => format!("; {running} of them running, told to stop"),
        };
        format!("cancelled task {} and {steps}{running}", done.task_id)
    })?;
    Ok(Exit::Done)
}
