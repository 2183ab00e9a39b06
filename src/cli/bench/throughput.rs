//! `tasker bench throughput`.

use super::scratch::{progress, with_scratch};
use crate::cli::Context;
use crate::engine::bench::{Throughput, throughput};
use crate::error::{Exit, Result};
use crate::migrate::indexes::Choice;
use crate::report::style::bytes;

/// Measure steps per second through claim and completion
///
/// Submits tasks of seven steps and eight edges whose handlers do nothing, then
/// lets workers run them all; what is left is the engine's and the server's own
/// cost, with every transition recorded. Runs in a database of its own on the
/// server that --database-url names (the private one by default) and drops it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker bench throughput
  tasker bench throughput --indexes all
  tasker bench throughput --tasks 5000 --workers 2 --format json")]
pub struct Args {
    /// Tasks of seven steps
    #[arg(long, value_name = "N", default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    tasks: u32,
    /// Workers, each with its own connections
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=64))]
    workers: u32,
    /// Steps each worker runs side by side
    #[arg(long, short = 'j', value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    concurrency: u32,
    /// Which indexes to pay for: `lean`, `all`, or lean and the names of others
    #[arg(long, value_name = "lean|all|NAME,…")]
    indexes: Option<Choice>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let (tasks, workers, concurrency) =
        (args.tasks as usize, args.workers as usize, args.concurrency as usize);
    let progress = progress(*context.output());
    let measured = with_scratch(context, args.indexes, async |scratch| {
        throughput(&scratch.connect, tasks, workers, concurrency, progress).await
    })
    .await?;
    context.output().answer("bench.throughput", &measured, draw)?;
    Ok(Exit::Done)
}

fn draw(measured: &Throughput) -> String {
    format!(
        "{} tasks of 7 steps and 8 edges, every transition recorded\n  \
         submitted  {:>8.0} steps/s\n  \
         completed  {:>8.0} steps/s  (workers: {}, concurrency: {})\n  \
         write-ahead log, the whole server's: {:.0} bytes a step\n  \
         peak memory of this process: {}",
        measured.tasks,
        measured.submitted_steps_per_second,
        measured.steps_per_second,
        measured.workers,
        measured.concurrency,
        measured.wal_bytes_per_step,
        bytes(measured.worker_peak_rss_bytes),
    )
}
