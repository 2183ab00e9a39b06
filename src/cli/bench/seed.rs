//! `tasker bench seed`.

use std::time::Instant;

use serde::Serialize;

use crate::cli::Context;
use crate::cli::scratch::progress;
use crate::db::Purpose;
use crate::engine::bench::seed::{self, Options, SeedStage, Seeded, Shape};
use crate::error::{Exit, Result};
use crate::report::style;

/// Fill a database with generated tasks
///
/// Writes tasks, steps, edges and their history in bulk, in the states in which the engine would have
/// left them, then analyses the tables. Use it to try queries, plans and commands at any size. Needs a
/// migrated database made for this purpose: one that contains other tasks is refused.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker bench seed --tasks 50000 --progress mixed
  tasker bench seed --tasks 20 --shape fan-out --progress failing
  tasker bench seed --tasks 1000000 --progress history --seed 7")]
pub struct Args {
    /// Add this many tasks (1 to 100,000,000)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    tasks: u32,
    /// Give each task a DAG of this shape
    #[arg(long, value_enum, default_value = "diamond")]
    shape: Shape,
    /// Leave the tasks at this stage
    #[arg(long, value_enum, default_value = "waiting")]
    progress: SeedStage,
    /// Seed the random numbers: the same seed generates the same tasks
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Do not run ANALYZE: the planner has no statistics, as after loading a dump
    #[arg(long)]
    no_analyze: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    database: &'a str,
    shape: Shape,
    progress: SeedStage,
    seed: u64,
    #[serde(flatten)]
    seeded: Seeded,
    took_ms: u64,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let mut session = context.session(Purpose::Bulk).await?;
    let options = Options {
        tasks: args.tasks as usize,
        shape: args.shape,
        stage: args.progress,
        seed: args.seed,
        analyze: !args.no_analyze,
    };
    let began = Instant::now();
    let seeded = seed::seed(&mut session, options, &progress(*context.output())).await?;
    let answer = Answer {
        database: context.target().await?.database(),
        shape: args.shape,
        progress: args.progress,
        seed: args.seed,
        seeded,
        took_ms: began.elapsed().as_millis() as u64,
    };
    context.answer("bench.seed", &answer, draw)
}

fn draw(answer: &Answer) -> String {
    let Answer { seeded, .. } = answer;
    let tasks = style::count(seeded.tasks, "task", "tasks");
    let took = style::duration(std::time::Duration::from_millis(answer.took_ms));
    let analysed = if seeded.is_analysed { "analysed" } else { "never analysed" };
    format!(
        "{tasks} of {} steps and {} edges in all added to {} in {took}; the tables are {analysed}",
        seeded.steps, seeded.edges, answer.database
    )
}
