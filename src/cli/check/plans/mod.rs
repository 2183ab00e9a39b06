//! `tasker check plans`.

mod answer;
mod baseline;
mod init;
mod save;

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgGroup, ValueEnum};

use super::document::FORMATS;
use super::select::select;
use crate::checks::plans::{self, Options};
use crate::cli::scratch::{self, Use, with_scratch};
use crate::cli::{Context, format};
use crate::db::{Purpose, Session};
use crate::engine::bench::seed::{self, SeedStage};
use crate::error::{Exit, Result};
use crate::model::plan::{QueryCheck, Report, Status, Tier};
use crate::report::style;

/// Hold the plans of queries to what they should be like
///
/// Asks the server how it would run each of tasker's hot queries, from the very files the program
/// runs, with parameters drawn from the database, and compares the plans with the expectations kept beside
/// each query; with --file, queries of your own. Two questions are asked: can an index serve the query
/// at all (possible), and does the planner choose it among the rows there are (chosen).
///
/// What is wrong is told by its cause, with what fixes it. Nothing is written, and no
/// query is run unless --analyze is given: then each in a transaction that is rolled back.
/// With --at-scale all of it happens in a database made for it, which is migrated, filled,
/// analysed, checked and dropped: the one line that CI needs.
/// Exits with 3 when a check fails, and with 4 when one could not be checked.
#[derive(Debug, clap::Args)]
#[command(arg = format::arg(&FORMATS), group = ArgGroup::new("run").args(["analyze", "at_scale"]).multiple(true),
after_help = "Examples:
  tasker check plans
  tasker check plans --at-scale 5000                 in a database of its own
  tasker check plans --tier possible                 needs no data
  tasker check plans --analyze --query claim_steps
  tasker check plans --init checks.yaml              a file of checks to begin with
  tasker check plans --file checks.yaml --analyze    queries of your own
  tasker check plans --baseline plans.json           as they were when somebody looked
  tasker check plans --save-plans plans              a file for each, as plan viewers read them
  tasker check plans --set work_mem=64MB --set random_page_cost=1.1")]
pub struct Args {
    /// Check the queries of these files, or directories of them, in place of tasker's own
    #[arg(long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Check this query only; may be given several times
    #[arg(long = "query", value_name = "NAME")]
    queries: Vec<String>,
    /// Ask one of the two questions only
    #[arg(long, value_enum)]
    tier: Option<TierArg>,
    /// Run each query too, once, and take back what it did
    #[arg(long)]
    analyze: bool,
    /// Check in a database made for it, filled with so many tasks; runs each query too
    ///
    /// On the server that --database-url names, or on the private one. The role needs the right to make
    /// databases; the database that is named is left alone.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    at_scale: Option<u32>,
    /// How long one query may take
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = humantime::parse_duration)]
    timeout: Duration,
    /// Give a server setting this value while planning; may be given several times
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// Plan with the server's own settings, and pin none
    #[arg(long)]
    keep_settings: bool,
    /// Fail, too, when a query takes longer than its file allows
    #[arg(long, requires = "run")]
    enforce_time: bool,
    /// Draw every plan, and not only those that something is wrong with
    #[arg(long)]
    show_plans: bool,
    /// Keep every plan as a file of this folder, for the viewers that read JSON plans
    #[arg(long, value_name = "DIR")]
    save_plans: Option<PathBuf>,
    /// Compare the plans chosen with those of this file: nodes, tables and indexes, and no costs
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the plans chosen to the file of --baseline, and say what changed
    #[arg(long, requires = "baseline")]
    update_baseline: bool,
    /// Write a file of checks to begin with, from the statements that pg_stat_statements counts as costly
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = "checks.yaml",
        conflicts_with_all = ["files", "queries", "tier", "at_scale", "baseline", "save_plans"]
    )]
    init: Option<PathBuf>,
    /// Overwrite the file of --init
    #[arg(long, requires = "init")]
    force: bool,
}

/// The two questions.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum TierArg {
    /// Can an index serve it? Needs no data
    Possible,
    /// Does the planner choose it, among the rows there are?
    Chosen,
}

impl From<TierArg> for Tier {
    fn from(tier: TierArg) -> Self {
        match tier {
            TierArg::Possible => Tier::Possible,
            TierArg::Chosen => Tier::Chosen,
        }
    }
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    match &args.init {
        Some(file) => init::init(context, file, args.force).await,
        None => check(context, &args).await.map_err(super::unasked),
    }
}

async fn check(context: &Context, args: &Args) -> Result<Exit> {
    let checks = select(context, &args.files, &args.queries)?;
    let baseline = baseline::open(args)?;
    let options = Options {
        analyze: args.analyze || args.at_scale.is_some(),
        tiers: args.tier.map_or_else(|| Tier::ALL.to_vec(), |tier| vec![tier.into()]),
        timeout: args.timeout,
        settings: args.settings.clone(),
        keep_settings: args.keep_settings,
        enforce_time: args.enforce_time,
        baseline: baseline.clone().filter(|_| !args.update_baseline),
    };
    let report =
        async |session: &Session, schema: &str| report_on(context, session, schema, &checks, &options).await;
    let (database, schema, report) = match args.at_scale {
        Some(tasks) => {
            with_scratch(context, Use::Check, None, async |scratch| {
                let progress = scratch::progress(*context.output());
                let mut filling = (scratch.connect)(Purpose::Bulk).await?;
                seed::grow(&mut filling, 0, tasks as usize, SeedStage::Mixed, true, &progress).await?;
                let report = report(&(scratch.connect)(Purpose::Command).await?, scratch::SCHEMA).await?;
                Ok((scratch.target.database().to_owned(), scratch::SCHEMA, report))
            })
            .await?
        }
        None => {
            // Queries of your own may be asked of any database.
            let session = if args.files.is_empty() {
                context.session(Purpose::Command).await?
            } else {
                context.unchecked_session(Purpose::Command).await?
            };
            let report = report(&session, context.schema()).await?;
            (context.target().await?.database().to_owned(), context.schema(), report)
        }
    };
    if let Some(folder) = &args.save_plans {
        let saved = save::save(folder, &report)?;
        context.output().note(format!(
            "{} saved in {}",
            style::count(saved, "plan", "plans"),
            folder.display()
        ));
    }
    if let Some(baseline) = baseline.filter(|_| args.update_baseline) {
        context.output().note(baseline::update(baseline, &report)?);
    }
    let status = report.status();
    let about = answer::About { database: &database, schema, at_scale_tasks: args.at_scale };
    answer::print(*context.output(), about, report, args.show_plans)?;
    Ok(match status {
        Status::Passed => Exit::Done,
        Status::Failed => Exit::Found,
        Status::Unchecked => Exit::Unreachable,
    })
}

async fn report_on(
    context: &Context,
    session: &Session,
    schema: &str,
    checks: &[QueryCheck],
    options: &Options,
) -> Result<Report> {
    let bar = context.output().progress(checks.len() as u64, "queries planned");
    let report = plans::run(session, schema, checks, options, &|done| bar.set_position(done as u64)).await?;
    bar.finish_and_clear();
    Ok(report)
}
