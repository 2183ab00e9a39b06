//! `tasker check scale`.

use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use serde::Serialize;

use super::document::{FORMATS, document, failed};
use super::select::{Selection, select};
use crate::checks::builtin::Tasker;
use crate::cli::chart::write_chart;
use crate::cli::duration::range;
use crate::cli::scratch::{self, Use, with_scratch};
use crate::cli::sql_dir::SqlDir;
use crate::cli::{Context, format};
use crate::db::Purpose;
use crate::engine::bench::seed::{self, SeedStage};
use crate::error::{Exit, Failure, Result};
use crate::querycheck::growth::{self, Curve, Filling, Series};
use crate::querycheck::{Options, QueryCheck, Report, Status, Tier, report};

/// As people type it.
const COMMAND: &str = "tasker check scale";

/// Check that the cost of queries grows no faster with the database than allowed
///
/// Fills temporary databases to each of the sizes (waiting tasks, completed tasks, tasks in every
/// state), runs each of tasker's hot queries in them, and fits how the number of pages read grows with
/// the number of tasks. Each query's file declares the growth it is allowed: none for the readiness of
/// one task; none for the claim, with the backlog and with the history; linear for counts of all tasks.
///
/// Only pages decide, because they are the same on every machine; times are reported. For a query that
/// grows faster than allowed, the report names the plan node that reads more, its cause and the fix.
/// Runs on the server of --database-url (the private PostgreSQL by default) and drops its databases.
/// Exits with status 3 if a query grows faster than allowed, and with 4 if a query could not be
/// measured.
#[derive(Debug, clap::Args)]
#[command(arg = format::arg(&FORMATS), after_help = "Examples:
  tasker check scale
  tasker check scale --query claim_steps --sizes 1000,10000,100000
  tasker check scale --chart growth.svg --format json >growth.json")]
pub struct Args {
    /// Measure with this many tasks of seven steps and eight edges (1 to 10,000,000); at least two sizes
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_value = "500,2000,8000", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    sizes: Vec<u32>,
    /// Measure with tasks at these stages, each in its own database
    #[arg(
        long,
        value_enum,
        value_name = "PROGRESS,…",
        value_delimiter = ',',
        default_value = "waiting,history,mixed"
    )]
    progress: Vec<SeedStage>,
    /// Measure the queries of these files or directories instead of tasker's own
    #[arg(long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    sql_dir: SqlDir,
    /// Only measure this query, and show every case; can be repeated
    #[arg(long = "query", value_name = "NAME")]
    queries: Vec<String>,
    /// Stop a query after this long (1ms to 1day)
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = range("1ms", "1day"))]
    timeout: Duration,
    /// Write a chart of the pages to this SVG file
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
    let failed = |error| failed(*context.output(), COMMAND, error);
    check(context, args).await.map_err(super::unasked).map_err(failed)
}

async fn check(context: &Context, args: Args) -> Result<Exit> {
    let Selection { checks, left_out } = select(context, &args.files, &args.sql_dir, &args.queries)?;
    let mut sizes: Vec<usize> = args.sizes.iter().map(|&size| size as usize).collect();
    sizes.sort_unstable();
    sizes.dedup();
    if sizes.len() < 2 {
        let failure = Failure::usage("growth cannot be measured at one size");
        return Err(failure.hint("name two or more, such as `--sizes 500,8000`").into());
    }
    if let Some(file) = &args.chart {
        // Better now than after the measuring.
        write_chart(file, "")?;
    }
    let options = Options {
        analyze: true,
        tiers: vec![Tier::Chosen],
        timeout: args.timeout,
        left_out,
        ..Options::default()
    };
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
    let (mut report, curves) = growth::evaluate(&checks, &options, series);
    if let Some(file) = &args.chart {
        write_chart(file, &report::growth::chart(&report, &curves, &progress).draw())?;
    }
    let status = report.status();
    let document = document(*context.output(), COMMAND, &report)?;
    report.forget_good_plans();
    let shows_all = !args.queries.is_empty();
    let draw = || report::growth::draw(&report, &curves, &sizes, shows_all);
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
    Ok(super::exit_of_plans(status))
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
        let application = Tasker { schema: scratch::SCHEMA };
        let cases: usize = checks.iter().map(|check| check.cases.len()).sum();
        let progress_of =
            |tasks, done| bar(&format!("{} {tasks} tasks", filling.progress), done as u64, cases as u64);
        growth::measure(&asking, &application, checks, options, filling, grow, &progress_of).await
    })
    .await
}
