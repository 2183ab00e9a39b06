//! `tasker task watch`.

use std::time::Duration;

use crate::cli::Context;
use crate::cli::duration::range;
use crate::cli::reader::Reader;
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
    tokio::select! {
        exit = follow(context, &args) => exit,
        _ = tokio::signal::ctrl_c() => Ok(Exit::Interrupted),
    }
}

async fn follow(context: &Context, args: &Args) -> Result<Exit> {
    let output = context.output();
    let detail = if args.all { Detail::All } else { Detail::Folded };
    let mut reader = Reader::open(context, true).await?;
    let task_id = reader.read(async |session| inspect::find_task(session, &args.task).await).await?.value;
    let mut watch = Watch::new(task_id);
    let mut screen = Screen::of_answer().filter(|_| !output.is_json());
    loop {
        let read = reader.read(async |session| {
            // What a read that fails has seen is not shown.
            let mut watch = watch.clone();
            let (tree, changes) = watch.poll(session).await?;
            Ok((watch, tree, changes))
        });
        let read = read.await?;
        let draw = || read.drawn(|(_, tree, _)| tree::draw(tree, detail));
        let (_, tree, changes) = &read.value;
        let has_ended = tree.task.has_ended();
        match &mut screen {
            Some(screen) if has_ended => screen.finish(&draw())?,
            Some(screen) => screen.draw(&draw())?,
            None => {
                for change in changes {
                    output.answer("task.change", &read.with(change), |read| change::line(read.value))?;
                }
            }
        }
        if has_ended {
            if let Some(origin) = read.replica.as_ref().filter(|_| screen.is_none() && !output.is_json()) {
                output.note(origin.line());
            }
            let succeeded = tree.task.state.satisfies_children();
            return Ok(if succeeded { Exit::Done } else { Exit::Failed });
        }
        watch = read.value.0;
        tokio::time::sleep(args.interval).await;
    }
}
