//! `tasker check health`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use clap::ValueEnum;
use serde::Serialize;

use crate::checks::health::{Options, check};
use crate::cli::{Context, format};
use crate::db::{Purpose, sqlstate};
use crate::error::{Exit, Failure, Result, one_line};
use crate::model::health::{BoundOverride, HealthCheck, Report, Status};
use crate::report::{Format, Screen, health};

/// Look at a database at work: queries, indexes, queues, workers, memory, vacuum, connections
///
/// Twenty checks, each with its figure, its bounds and what fixes it: how long tasker's own reads take,
/// broken and idle indexes, cache and temporary files, failures and backoff, how long steps wait, silent
/// workers, dead rows, autovacuum and statistics, who keeps dead rows from being cleaned away, transaction
/// ids, connections, and whether the newest tasks agree with their history. docs/health.md explains each.
///
/// Reads only, and costs the same however many tasks there have been. Exits with 3 when a check fails, and with 4
/// when one could not be checked: a role that may not see other users' sessions is told what to be granted.
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
    /// How long one of tasker's own reads may take
    #[arg(long, value_name = "DURATION", default_value = "100ms", value_parser = humantime::parse_duration)]
    budget: Duration,
    /// Look again after so long, until interrupted
    #[arg(long, value_name = "DURATION", value_parser = humantime::parse_duration)]
    watch: Option<Duration>,
    /// Leave this check out; may be given several times
    #[arg(long, value_enum, value_name = "CHECK", hide_possible_values = true)]
    skip: Vec<HealthCheck>,
    /// Hold a check to other bounds: oldest_ready=5m, cache_hits=90%,70%; may be given several times
    #[arg(long = "bound", value_name = "CHECK=[WARN,]FAIL")]
    bounds: Vec<BoundOverride>,
    /// The status from which on a check makes the exit status 3
    #[arg(long, value_enum, default_value = "fail")]
    fail_on: FailOn,
    /// Write the answer to this file, replaced as a whole each time
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What is bad enough for an exit status of 3.
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

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let is_metrics = context.output().format() == Format::Prometheus;
    let options = Options { budget: args.budget, skip: args.skip.clone(), bounds: args.bounds.clone() };
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
                    // Whoever reads the file must not take the last answer for this one.
                    if is_metrics && args.output.is_some() {
                        publish(context, &args, is_metrics, None, None).await?;
                    }
                    // A server that restarts is worth watching; one that was never there is a mistake.
                    if !was_reached || !sqlstate::is_out_of_reach(&error) {
                        return Err(error);
                    }
                    context.output().warn(one_line(&error));
                }
            }
            tokio::time::sleep(args.watch.unwrap_or_default().max(SHORTEST_WATCH)).await;
        }
    };
    tokio::select! {
        exit = watched => exit,
        _ = tokio::signal::ctrl_c() => Ok(Exit::Interrupted),
    }
}

/// A look costs the server something, however impatient its owner.
const SHORTEST_WATCH: Duration = Duration::from_secs(1);

async fn report(context: &Context, options: &Options) -> Result<Report> {
    let mut session = context.session(Purpose::Command).await?;
    check(&mut session, context.target().await?, context.schema(), options).await
}

/// Hands out the answer: to the screen it is redrawn on, to the file, or to standard output.
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
        Some(file) => replace(file, &text),
        None => context.output().print(&text),
    }
}

/// Writes a file beside it and renames that: a reader sees the old text or the new one, never a part.
fn replace(file: &Path, text: &str) -> Result<()> {
    let mut name =
        file.file_name().ok_or_else(|| Failure::usage(format!("{} is no file", file.display())))?.to_owned();
    // The collector reads *.prom only.
    name.push(format!(".{}.new", std::process::id()));
    let fresh = file.with_file_name(name);
    let written = fs::File::create(&fresh)
        .and_then(|mut opened| {
            opened.write_all(text.as_bytes())?;
            if !text.ends_with('\n') {
                opened.write_all(b"\n")?;
            }
            opened.sync_all()
        })
        .and_then(|()| fs::rename(&fresh, file));
    if written.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    written.with_context(|| format!("writing {}", file.display()))
}

fn exit_of(report: &Report, fail_on: FailOn) -> Exit {
    let is_bad = report.count(Status::Fail) > 0 || fail_on == FailOn::Warn && report.count(Status::Warn) > 0;
    match report.status() {
        _ if is_bad => Exit::Found,
        Status::Unchecked => Exit::Unreachable,
        _ => Exit::Done,
    }
}
