//! `tasker check scale`.

use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use serde::Serialize;

use super::document::{FORMATS, document};
use super::select::select;
use crate::checks::plans::Options;
use crate::checks::plans::scale::{self, Filling, Series};
use crate::cli::chart::write_chart;
use crate::cli::scratch::{self, Use, with_scratch};
use crate::cli::{Context, format};
use crate::db::Purpose;
use crate::engine::bench::seed::{self, SeedStage};
use crate::error::{Exit, Failure, Result};
use crate::model::plan::{Curve, QueryCheck, Report, Status, Tier};
use crate::report;

/// Hold what queries take as the database grows to what they may
///
/// Fills databases of its own to each of the sizes (tasks that wait, tasks that are done, tasks in every
/// state), runs each of tasker's hot queries in them, and fits how the pages they read grow with the
/// number of tasks. Each query's file says which growth it may have: one task's readiness none at
/// all, the claim none with the backlog and with the history, counts of everything linear.
///
/// Pages decide, which are the same on every machine; times are told. What grows faster is told with the
/// node of the plan that reads more, by its cause, with what fixes it. Runs on the server that
/// --database-url names (the private one by default) and drops its databases. Exits with 3
/// when a query grows faster than it may, and with 4 when one could not be measured.
#[derive(Debug, clap::Args)]
#[command(arg = format::arg(&FORMATS), after_help = "Examples:
  tasker check scale
  tasker check scale --query claim_steps --sizes 1000,10000,100000
  tasker check scale --chart growth.svg --format json >growth.json")]
pub struct Args {
    /// Tasks of seven steps and eight edges in the database; at least two sizes
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_value = "500,2000,8000", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    sizes: Vec<u32>,
    /// How far the tasks have come, each in a database of its own
    #[arg(
        long,
        value_enum,
        value_name = "PROGRESS,…",
        value_delimiter = ',',
        default_value = "waiting,history,mixed"
    )]
    progress: Vec<SeedStage>,
    /// Measure the queries of these files, or directories of them, in place of tasker's own
    #[arg(long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Measure this query only, and show every case; may be given several times
    #[arg(long = "query", value_name = "NAME")]
    queries: Vec<String>,
    /// How long one query may take
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = humantime::parse_duration)]
    timeout: Duration,
    /// Write a chart of the pages, as SVG
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
}

#[derive(Serialize)]
struct Answer<'a> {
    status: Status,
    sizes: &'a [usize],
    progress: &'a [String],
    #[serde(flatten)]
    report: &'a Report,
    curves: &'a [Curve],
    chart: Option<PathBuf>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let checks = select(context, &args.files, &args.queries)?;
    let mut sizes: Vec<usize> = args.sizes.iter().map(|&size| size as usize).collect();
    sizes.sort_unstable();
    sizes.dedup();
    if sizes.len() < 2 {
        let failure = Failure::usage("one size says nothing of growth");
        return Err(failure.hint("name two or more: `--sizes 500,8000`").into());
    }
    if let Some(file) = &args.chart {
        // Better now than after the measuring.
        write_chart(file, "")?;
    }
    let options =
        Options { analyze: true, tiers: vec![Tier::Chosen], timeout: args.timeout, ..Options::default() };
    let mut series = Vec::new();
    let mut progress = Vec::new();
    for stage in args.progress {
        let name = stage.to_possible_value().expect("none is hidden").get_name().to_owned();
        if progress.contains(&name) {
            continue;
        }
        let filling = Filling { progress: name.clone(), sizes: sizes.clone() };
        series.push(measure(context, &checks, &options, &filling, stage).await?);
        progress.push(name);
    }
    let (mut report, curves) = scale::evaluate(&checks, &options, series);
    if let Some(file) = &args.chart {
        write_chart(file, &report::scale::chart(&report, &curves, &progress).draw())?;
    }
    let status = report.status();
    let document = document(*context.output(), "tasker check scale", &report)?;
    report.forget_good_plans();
    let shows_all = !args.queries.is_empty();
    let draw = || report::scale::draw(&report, &curves, &sizes, shows_all);
    if let Some(document) = document {
        context.output().note(draw());
        context.output().print(&document)?;
    } else {
        let answer = Answer {
            status,
            sizes: &sizes,
            progress: &progress,
            report: &report,
            curves: &curves,
            chart: args.chart,
        };
        context.output().answer("check.scale", &answer, |_| draw())?;
    }
    Ok(match status {
        Status::Passed => Exit::Done,
        Status::Failed => Exit::Found,
        Status::Unchecked => Exit::Unreachable,
    })
}

async fn measure(
    context: &Context,
    checks: &[QueryCheck],
    options: &Options,
    filling: &Filling,
    stage: SeedStage,
) -> Result<Series> {
    let bar = scratch::progress(*context.output());
    with_scratch(context, Use::Check, None, async |scratch| {
        let mut seeding = (scratch.connect)(Purpose::Bulk).await?;
        let asking = (scratch.connect)(Purpose::Command).await?;
        let grow = async |had, tasks| {
            seed::grow(&mut seeding, had, tasks, stage, true, &bar).await?;
            Ok(())
        };
        let cases: usize = checks.iter().map(|check| check.cases.len()).sum();
        let progress_of =
            |tasks, done| bar(&format!("{} {tasks} tasks", filling.progress), done as u64, cases as u64);
        scale::measure(&asking, scratch::SCHEMA, checks, options, filling, grow, &progress_of).await
    })
    .await
}
