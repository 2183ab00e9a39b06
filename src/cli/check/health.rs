//! `tasker check health`.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use clap::ValueEnum;
use serde::Serialize;

use crate::checks::health::{Options, check};
use crate::cli::duration::range;
use crate::cli::{Context, format};
use crate::db::{Purpose, sqlstate};
use crate::error::{Exit, Result, one_line};
use crate::files;
use crate::model::health::{BoundOverride, HealthCheck, Report, Status};
use crate::report::{Format, Screen, health};

/// Check the health of a live database: queries, queues, workers, memory, vacuum
///
/// Runs every check. Each reports a figure, its bounds, and the fix: how long tasker's own reads
/// take, broken and idle indexes, cache and temporary files, failures and backoff, how long steps wait,
/// silent workers, dead rows, autovacuum and statistics, sessions that keep vacuum from removing dead
/// rows, transaction ids, connections, and whether the newest tasks agree with their history.
/// docs/health.md explains each check.
///
/// Only reads, at a cost that does not depend on the number of tasks. Exits with status 3 if a check
/// fails, and with 4 if a check could not run. For a role that cannot see other users' sessions, it
/// names the privilege to grant.
#[derive(Debug, clap::Args)]
#[command(arg = format::arg(&[Format::Table, Format::Json, Format::Prometheus]), after_help = "\
Examples:
  tasker check health
  tasker check health --budget 50ms --fail-on warn
  tasker check health --bound oldest_ready=5m,1h --skip indexes_unused
  tasker check health --watch 10s
  tasker check health --format json | jq -r '.checks[] | select(.status != \"pass\") | .fix'
  tasker check health --format prometheus --output /var/lib/node_exporter/tasker.prom      for cron")]
pub struct Args {
    /// Allow each of tasker's own reads to take this long (1us to 1h)
    #[arg(long, value_name = "DURATION", default_value = "100ms", value_parser = range("1us", "1h"))]
    budget: Duration,
    /// Check again at this interval (1s to 1day), until interrupted
    #[arg(long, value_name = "DURATION", value_parser = range("1s", "1day"))]
    watch: Option<Duration>,
    /// Skip this check; can be repeated
    #[arg(long, value_enum, value_name = "CHECK", hide_possible_values = true)]
    skip: Vec<HealthCheck>,
    /// Use other bounds for a check, such as oldest_ready=5m or cache_hits=90%,70%; can be repeated
    #[arg(long = "bound", value_name = "CHECK=[WARN,]FAIL")]
    bounds: Vec<BoundOverride>,
    /// The size of the disk that the database may fill, such as 500GB, for the check disk_left
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    disk_size: Option<u64>,
    /// Exit with status 3 if a check has this status or a worse one
    #[arg(long, value_enum, default_value = "fail")]
    fail_on: FailOn,
    /// Write the answer to this file, replacing it as a whole each time
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The lowest status that causes exit status 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Warn,
    Fail,
}

#[derive(Serialize)]
struct Answer<'a> {
    database: &'a str,
    schema: &'a str,
    status: Status,
    #[serde(flatten)]
    report: &'a Report,
}

/// Reads a size with PostgreSQL's units, each 1024 times the one before.
fn bytes(text: &str) -> Result<u64, String> {
    let units = [("TB", 40), ("GB", 30), ("MB", 20), ("kB", 10)];
    let (number, shift) = units
        .into_iter()
        .find_map(|(unit, shift)| Some((text.strip_suffix(unit)?, shift)))
        .ok_or("write a number and one of kB, MB, GB, TB: 500GB")?;
    let number: u64 = number.trim().parse().map_err(|_| format!("{number:?} is not a whole number"))?;
    number
        .checked_shl(shift)
        .filter(|bytes| bytes >> shift == number)
        .ok_or_else(|| format!("{text} is too large"))
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let is_metrics = context.output().format() == Format::Prometheus;
    let options = Options {
        budget: args.budget,
        skip: args.skip.clone(),
        bounds: args.bounds.clone(),
        disk_bytes: args.disk_size,
    };
    let watched = async {
        let is_for_people = context.output().format() == Format::Table && args.output.is_none();
        let mut screen = args.watch.and(Screen::of_answer()).filter(|_| is_for_people);
        let mut was_reached = false;
        loop {
            match report(context, &options).await {
                Ok(report) => {
                    was_reached = true;
                    publish(context, &args, is_metrics, Some(&report), screen.as_mut()).await?;
                    if args.watch.is_none() {
                        return Ok(exit_of(&report, args.fail_on));
                    }
                }
                Err(error) => {
                    // Readers of the file must not mistake the previous answer for this one.
                    if is_metrics && args.output.is_some() {
                        publish(context, &args, is_metrics, None, None).await?;
                    }
                    // Keep watching a server that restarts; one that was never reached is a mistake.
                    if !was_reached || !sqlstate::is_out_of_reach(&error) {
                        return Err(error);
                    }
                    context.output().warn(one_line(&error));
                }
            }
            tokio::time::sleep(args.watch.unwrap_or_default()).await;
        }
    };
    tokio::select! {
        exit = watched => exit,
        _ = tokio::signal::ctrl_c() => Ok(Exit::Interrupted),
    }
}

async fn report(context: &Context, options: &Options) -> Result<Report> {
    let mut session = context.session(Purpose::Command).await?;
    check(&mut session, context.target().await?, context.schema(), options).await
}

/// Writes the answer to the screen, to the file, or to standard output.
async fn publish(
    context: &Context,
    args: &Args,
    is_metrics: bool,
    report: Option<&Report>,
    screen: Option<&mut Screen>,
) -> Result<()> {
    let (database, schema) = (context.target().await?.database(), context.schema());
    if let (Some(screen), Some(report)) = (screen, report) {
        return Ok(screen.draw(&health::draw(report))?);
    }
    let metrics = is_metrics.then(|| health::prometheus(report, database, schema));
    let answer = report.map(|report| Answer { database, schema, status: report.status(), report });
    let text = match (metrics, &answer) {
        (Some(metrics), _) => metrics,
        (None, Some(answer)) => {
            context.output().render("check.health", answer, |answer| health::draw(answer.report))?
        }
        (None, None) => return Ok(()),
    };
    match &args.output {
        Some(file) => files::write::replace(file, &(text.trim_end_matches('\n').to_owned() + "\n"))
            .with_context(|| format!("writing {}", file.display())),
        None => context.output().print(&text),
    }
}

fn exit_of(report: &Report, fail_on: FailOn) -> Exit {
    let is_bad = report.count(Status::Fail) > 0 || fail_on == FailOn::Warn && report.count(Status::Warn) > 0;
    match report.status() {
        _ if is_bad => Exit::Found,
        Status::Unchecked => Exit::Unreachable,
        _ => Exit::Done,
    }
}
