//! `tasker task show`.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::Context;
use crate::cli::chart::write_chart;
use crate::engine::inspect;
use crate::error::{Exit, Result};
use crate::model::timeline::Timeline;
use crate::report::tree::{self, Detail};
use crate::report::{Size, timeline};

/// Show a task as a tree of steps, or where its time was spent
///
/// Draws each step once, below the parent furthest from the start, with its state, attempts, duration
/// and the steps it waits for. If no step can run any more, explains why.
///
/// With --timeline, draws one bar for each step on a common time axis: running, waiting for a worker,
/// backing off, stuck, blocked by its parents. Prints the totals and the critical path below it: the
/// chain of steps that determined how long the task took. Draws as many steps as fit on the screen, the
/// critical path and the longest steps first.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker task show 42
  tasker task show order-2026-1107          by its identity
  tasker task show 42 --all                 every step of a wide task
  tasker task show 42 --format json | jq '.steps[] | select(.stuck)'
  tasker task show 42 --timeline            where its time was spent
  tasker task show 42 --timeline --chart order.svg
  tasker task show 42 --timeline --format json | jq .critical_path.phases")]
pub struct Args {
    /// Id or identity of the task
    task: String,
    /// Draw all steps, however many there are
    #[arg(long)]
    all: bool,
    /// Draw the steps on a time axis and show where the time was spent
    #[arg(long)]
    timeline: bool,
    /// Also write the timeline to this SVG file
    #[arg(long, value_name = "FILE", requires = "timeline")]
    chart: Option<PathBuf>,
}

#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    timeline: Timeline,
    chart: Option<PathBuf>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    if args.timeline {
        return show_timeline(context, args).await;
    }
    let read = context.read(async |session| {
        let task_id = inspect::find_task(session, &args.task).await?;
        inspect::task_tree(session, task_id).await
    });
    let detail = if args.all { Detail::All } else { Detail::Folded };
    context.answer("task.show", &read.await?, |read| read.drawn(|tree| tree::draw(tree, detail)))
}

async fn show_timeline(context: &Context, args: Args) -> Result<Exit> {
    let read = context.read(async |session| {
        let task_id = inspect::find_task(session, &args.task).await?;
        inspect::timeline(session, task_id).await
    });
    let read = read.await?;
    if let Some(file) = &args.chart {
        write_chart(file, &timeline::draw_svg(&read.value, args.all))?;
    }
    let read = read.map(|timeline| Answer { timeline, chart: args.chart });
    context.answer("task.timeline", &read, |read| {
        read.drawn(|answer| timeline::draw(&answer.timeline, args.all, Size::of_answer()))
    })
}
