//! `tasker task watch`.

use std::time::Duration;

use crate::cli::Context;
use crate::cli::duration::range;
use crate::db::{Purpose, Session};
use crate::engine::inspect::{self, Watch};
use crate::error::{Exit, Result};
use crate::report::tree::{self, Detail};
use crate::report::{Screen, change};

/// Follow a task until it ends
///
/// On a terminal, redraws the task in place. Elsewhere, prints each change since the start of the task
/// as a line, or with --format json as an object. Exits with status 0 if the task completes, and with 1
/// if it ends otherwise.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task watch 42
  tasker task watch 42 > history.txt
  tasker task watch 42 --format json | jq -r 'select(.to == \"error\") | .name'")]
pub struct Args {
    /// Id or identity of the task
    task: String,
    /// Wait this long between reads (50ms to 1h)
    #[arg(long, value_name = "DURATION", default_value = "500ms", value_parser = range("50ms", "1h"))]
    interval: Duration,
    /// Draw all steps, however many are on one level
    #[arg(long)]
    all: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let task_id = inspect::find_task(&session, &args.task).await?;
    let interval = args.interval;
    let detail = if args.all { Detail::All } else { Detail::Folded };
    tokio::select! {
        exit = follow(context, &session, task_id, interval, detail) => exit,
        _ = tokio::signal::ctrl_c() => Ok(Exit::Interrupted),
    }
}

async fn follow(
    context: &Context,
    session: &Session,
    task_id: i64,
    interval: Duration,
    detail: Detail,
) -> Result<Exit> {
    let output = context.output();
    let mut watch = Watch::new(task_id);
    let mut screen = Screen::of_answer().filter(|_| !output.is_json());
    loop {
        let (tree, changes) = watch.poll(session).await?;
        let has_ended = tree.task.has_ended();
        match &mut screen {
            Some(screen) if has_ended => screen.finish(&tree::draw(&tree, detail))?,
            Some(screen) => screen.draw(&tree::draw(&tree, detail))?,
            None => {
                for change in &changes {
                    output.answer("task.change", change, change::line)?;
                }
            }
        }
        if has_ended {
            let succeeded = tree.task.state.satisfies_children();
            return Ok(if succeeded { Exit::Done } else { Exit::Failed });
        }
        tokio::time::sleep(interval).await;
    }
}
