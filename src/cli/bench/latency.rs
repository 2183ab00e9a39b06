//! `tasker bench latency`.

use crate::cli::Context;
use crate::cli::scratch::{Use, progress, with_scratch};
use crate::engine::bench::{Latency, latency};
use crate::error::{Exit, Result};
use crate::report::style::bytes;
use crate::report::table;

/// Measure the time from submitting a task to its start and its end
///
/// Submits one task after another to an idle worker whose handlers do nothing. Runs in a temporary
/// database on the server of --database-url (the private PostgreSQL by default) and drops it
/// afterwards.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker bench latency
  tasker bench latency --rounds 1000 --format json")]
pub struct Args {
    /// Run this many tasks of each shape (1 to 100,000)
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    rounds: u32,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let progress = progress(*context.output());
    let rounds = args.rounds as usize;
    let measured = with_scratch(context, Use::Bench, None, async |scratch| {
        latency(&scratch.connect, rounds, progress).await
    })
    .await?;
    context.answer("bench.latency", &measured, draw)
}

fn draw(measured: &Latency) -> String {
    let rows = [
        ("submit to start", &measured.submit_to_start_ms),
        ("7 steps, end to end", &measured.end_to_end_ms),
        ("4 steps in a row, end to end", &measured.four_in_a_row_ms),
    ];
    let rows = rows.map(|(what, measured)| {
        let cells = [measured.p50, measured.p95, measured.p99].map(|value| format!("{value:.2}"));
        std::iter::once(what.to_owned()).chain(cells).collect()
    });
    let table = table::draw(["milliseconds", ">p50", ">p95", ">p99"], rows);
    format!("{table}peak memory of this process: {}", bytes(measured.worker_peak_rss_bytes))
}
