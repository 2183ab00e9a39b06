//! `tasker check plans`.

mod answer;
mod base;
mod baseline;
mod init;
mod migration;
mod observed;
mod own_schema;
mod save;
mod statistics;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::ArgGroup;
use nix::unistd::Pid;

use base::{Base, report_compared};
use migration::{MigrationArgs, Migrations, report_migrated, report_migrated_with_rows};
use observed::Observed;
use own_schema::{OwnSchema, Scripts};

use super::document::{FORMATS, failed};
use super::select::{Selection, select};
use crate::checks::builtin::Tasker;
use crate::checks::scratch::{LocalServer, Watched};
use crate::cli::duration::range;
use crate::cli::reader::{Read, Reader};
use crate::cli::scratch::{self, Use, with_scratch};
use crate::cli::sql_dir::SqlDir;
use crate::cli::{Context, format};
use crate::db::{Purpose, Session};
use crate::engine::bench::seed::{self, SeedStage};
use crate::error::{Exit, Result};
use crate::handlers::keeper;
use crate::querycheck::{self, Options, QueryCheck, Report, ScratchServer, Tier};
use crate::report::style;

/// Check query plans against expectations
///
/// Plans each of tasker's hot queries, read from the same files that the program runs, with parameters
/// drawn from the database, and compares the plans with the expectations beside each query. With
/// --file, checks your own queries: those of a YAML file against its expectations, those of an SQL file
/// against one for all, that no table of more than 1,000 rows is read in full. There are two tiers: whether an index can serve the query
/// (possible), and whether the planner chooses it for the current data (chosen).
///
/// Each finding names its cause and the fix. Nothing is written, and queries are planned but not run.
/// With --analyze, each query also runs, in a transaction that is rolled back. With --at-scale,
/// everything happens in a temporary database, which is migrated, filled, analysed, checked and
/// dropped: use this in CI. Exits with status 3 if a check fails, and with 4 if a check could not run.
#[derive(Debug, clap::Args)]
#[command(arg = format::arg(&FORMATS), group = ArgGroup::new("run").args(["analyze", "at_scale"]).multiple(true),
after_help = "Examples:
  tasker check plans
  tasker check plans --at-scale 5000                 in a temporary database
  tasker check plans --tier possible                 needs no data
  tasker check plans --analyze --query claim_steps
  tasker check plans --init checks.yaml              write a first file of checks
  tasker check plans --file checks.yaml --analyze    check your own queries
  tasker check plans --file queries.sql              queries named by `-- name: NAME`
  tasker check plans --file queries.sql --schema-file schema.sql --fill rows.sql
  tasker check plans --from pg_stat_statements       check what a test suite has run
  tasker check plans --from-log postgresql.log       check the plans that auto_explain logged
  tasker check plans --baseline plans.json           compare with reviewed plans
  tasker check plans --base postgres://host/shop     compare with the plans of another database
  tasker check plans --migration add_index.sql       before and after a migration, in a copy
  tasker check plans --migrate-up                    before and after `tasker migrate up`
  tasker check plans --statistics stats.json --schema-file schema.sql --file checks.yaml
  tasker check plans --save-plans plans              save the plans for plan viewers
  tasker check plans --set work_mem=64MB --set random_page_cost=1.1")]
pub struct Args {
    /// Check the queries of these files or directories instead of tasker's own
    #[arg(long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    sql_dir: SqlDir,
    /// Only check this query; can be repeated
    #[arg(long = "query", value_name = "NAME")]
    queries: Vec<String>,
    /// Only check this tier [default: both]
    #[arg(long, value_enum)]
    tier: Option<Tier>,
    /// Also run each query once, and roll it back
    #[arg(long)]
    analyze: bool,
    /// Check in a temporary database with this many tasks (1 to 10,000,000), and run each query
    ///
    /// The database is created on the server of --database-url, or on the private PostgreSQL. The role
    /// needs the right to create databases; the database named is not changed.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    at_scale: Option<u32>,
    /// Plan with the statistics of this file, which `tasker check statistics save` wrote, instead of a database
    ///
    /// A server is started for it, with the schema of --schema-file and no rows, and deleted at the end.
    #[arg(long, value_name = "FILE", requires = "schema_files", conflicts_with_all = ["analyze", "at_scale", "fill", "from", "from_logs"])]
    statistics: Option<PathBuf>,
    /// Plan on this major version of PostgreSQL, or on the server programs in this folder [default: that of the statistics]
    #[arg(long, value_name = "MAJOR|DIR", requires = "statistics")]
    on: Option<String>,
    #[command(flatten)]
    observed: Observed,
    #[command(flatten)]
    own_schema: OwnSchema,
    /// Stop a query after this long (1ms to 1day)
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = range("1ms", "1day"))]
    timeout: Duration,
    /// Use this value of a server setting while planning; can be repeated
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// Plan with the server's own settings, without pinning any
    #[arg(long)]
    keep_settings: bool,
    /// Also fail if a query takes longer than its file allows
    #[arg(long, requires = "run")]
    enforce_time: bool,
    /// Draw every plan, not only the plans with findings
    #[arg(long)]
    show_plans: bool,
    /// Save every plan as a file in this folder, for viewers of JSON plans
    #[arg(long, value_name = "DIR")]
    save_plans: Option<PathBuf>,
    /// Compare the chosen plans with this file, by nodes, tables and indexes but not by costs
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the chosen plans to the file of --baseline, and print the changes
    #[arg(long, requires = "baseline")]
    update_baseline: bool,
    /// Compare the chosen plans with those of this database, and fail if one of them is better there
    ///
    /// Both are asked with the same parameters, those of the database that is checked. Nothing is written to either.
    #[arg(long, value_name = "URL", conflicts_with_all = ["at_scale", "schema_files", "statistics", "from_logs"])]
    base: Option<String>,
    #[command(flatten)]
    migration: MigrationArgs,
    /// Write a first file of checks for the costly statements in pg_stat_statements [default: checks.yaml]
    #[arg(
        long,
        value_name = "FILE",
        num_args = 0..=1,
        default_missing_value = "checks.yaml",
        conflicts_with_all = ["files", "queries", "tier", "at_scale", "baseline", "base", "save_plans", "statistics"]
    )]
    init: Option<PathBuf>,
    /// Overwrite the file of --init if it exists
    #[arg(long, requires = "init")]
    force: bool,
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    match &args.init {
        Some(file) => init::init(context, file, args.force).await,
        None => {
            let failed = |error| failed(*context.output(), "tasker check plans", error);
            check(context, &args).await.map_err(super::unasked).map_err(failed)
        }
    }
}

/// A server for copies of the database, started when it is first needed; it ends with this process, however that
/// ends.
pub fn scratch_server(context: &Context) -> Arc<dyn ScratchServer> {
    Arc::new(LocalServer::new(watch, context.schema()))
}

fn watch(of: Watched<'_>, is_begun: bool) {
    if is_begun && keeper::start().is_err() {
        return;
    }
    match (of, is_begun) {
        (Watched::Process(pid), true) => keeper::began(Pid::from_raw(pid)),
        (Watched::Process(pid), false) => keeper::ended(Pid::from_raw(pid)),
        (Watched::Folder(folder), true) => keeper::folder_began(folder),
        (Watched::Folder(folder), false) => keeper::folder_ended(folder),
    }
}

async fn check(context: &Context, args: &Args) -> Result<Exit> {
    let Selection { mut checks, left_out } = match args.observed.is_counted() || args.observed.is_logged() {
        true => Selection::default(),
        false => select(context, &args.files, &args.sql_dir, &args.queries)?,
    };
    let baseline = baseline::open(args)?;
    let base = Base::open(context, args.base.as_deref(), args.tier)?;
    let has_rows = args.at_scale.is_some() || args.own_schema.is_given();
    let migrations = args.migration.open(args.tier, args.analyze && !has_rows)?;
    let given = statistics::open(args)?;
    let planned_with = given.as_ref().map(|given| Arc::new(given.identity()));
    let scripts = args.own_schema.read(given.is_none() && args.files.is_empty())?;
    let mut options = Options {
        // In a database with rows, migrations are compared by pages.
        analyze: args.analyze
            || args.at_scale.is_some()
            || (migrations.is_some() && given.is_none() && args.own_schema.is_given()),
        reads_only: false,
        tiers: args.tier.map_or_else(|| Tier::ALL.to_vec(), |tier| vec![tier]),
        timeout: args.timeout,
        settings: args.settings.clone(),
        keep_settings: args.keep_settings,
        enforce_time: args.enforce_time,
        scratch: given.is_none().then(|| scratch_server(context)),
        drawn: None,
        planned_with: planned_with.clone(),
        left_out,
        if_table_is_missing: (args.at_scale.is_some() && !args.own_schema.is_given()).then_some(
            "the temporary database has tasker's tables only: make yours with `--schema-file FILE.sql`, and fill them with `--fill FILE.sql`",
        ),
        baseline: baseline.clone().filter(|_| !args.update_baseline),
    };
    let compared = Compared { base: base.as_ref(), migrations: migrations.as_ref() };
    let (about, read) = match given {
        Some(given) => {
            let (report, statistics) =
                statistics::check(context, given, migrations.as_ref(), &checks, options).await?;
            statistics::note_of_preview(*context.output(), &statistics, &report);
            let (database, schema) = (statistics.database.clone(), context.schema());
            let about =
                answer::About { database, schema, at_scale_tasks: None, statistics: Some(statistics) };
            (about, Read::from(report))
        }
        None => {
            let (database, schema, read) =
                check_database(context, args, compared, &mut checks, &scripts, &mut options).await?;
            let at_scale_tasks = args.at_scale;
            (answer::About { database, schema, at_scale_tasks, statistics: None }, read)
        }
    };
    let report = &read.value;
    if let Some(folder) = &args.save_plans {
        let saved = save::save(folder, report)?;
        context.output().note(format!(
            "{} saved in {}",
            style::count(saved, "plan", "plans"),
            folder.display()
        ));
    }
    if let Some(baseline) = baseline.filter(|_| args.update_baseline) {
        let planned_with = planned_with.as_deref();
        context.output().note(baseline::update(baseline, report, &checks, planned_with)?);
    }
    let status = report.status();
    answer::print(*context.output(), about, read, args.show_plans)?;
    Ok(super::exit_of_plans(status))
}

/// Checks the plans of the user's database, or of a temporary one; returns its name and the schema of the tables.
async fn check_database<'a>(
    context: &'a Context,
    args: &Args,
    compared: Compared<'_>,
    checks: &mut Vec<QueryCheck>,
    scripts: &Scripts,
    options: &mut Options,
) -> Result<(String, &'a str, Read<Report>)> {
    let what_for = match args.at_scale {
        Some(_) => Some(Use::Check),
        None => args.own_schema.is_given().then_some(Use::OwnSchema),
    };
    Ok(match what_for {
        Some(what_for) => {
            with_scratch(context, what_for, None, async |scratch| {
                let progress = scratch::progress(*context.output());
                let mut filling = (scratch.connect)(Purpose::Bulk).await?;
                if let Some(tasks) = args.at_scale {
                    seed::grow(&mut filling, 0, tasks as usize, SeedStage::Mixed, true, &progress).await?;
                }
                if args.own_schema.is_given() {
                    scripts.run(&filling).await?;
                }
                let session = (scratch.connect)(Purpose::Command).await?;
                let database = scratch.target.database().to_owned();
                let report = match compared.migrations {
                    Some(migrations) => {
                        let sessions = (&session, &filling);
                        report_migrated_with_rows(context, migrations, sessions, &database, checks, options)
                            .await?
                    }
                    None => report_on(context, &session, scratch::SCHEMA, checks, options).await?,
                };
                Ok((database, scratch::SCHEMA, Read::from(report)))
            })
            .await?
        }
        None if args.observed.is_logged() => {
            let report = observed::report_on_logs(context, args, options.clone()).await?;
            (context.target().await?.database().to_owned(), context.schema(), Read::from(report))
        }
        None if args.observed.is_counted() => {
            let mut session = context.unchecked_session(Purpose::Command).await?;
            *checks = observed::counted(context, args, &mut session, options).await?;
            let report = compared.report(context, &session, checks, options).await?;
            (context.target().await?.database().to_owned(), context.schema(), Read::from(report))
        }
        // A replica can neither run what writes nor plan a migration.
        None if compared.base.is_none() && compared.migrations.is_none() && !args.analyze => {
            let schema = context.schema();
            let work =
                async |session: &mut Session| report_on(context, session, schema, checks, options).await;
            // The user's own queries can be checked in any database.
            let has_gate = args.files.is_empty();
            let read = Reader::open(context, has_gate).await?.read_advice(work).await?;
            (context.target().await?.database().to_owned(), schema, read)
        }
        None => {
            // The user's own queries can be checked in any database.
            // Before `tasker migrate up`, its tables are those of an older version.
            let is_up = compared.migrations.is_some_and(Migrations::is_up);
            let session = if args.files.is_empty() && !is_up {
                context.session(Purpose::Command).await?
            } else {
                context.unchecked_session(Purpose::Command).await?
            };
            let report = compared.report(context, &session, checks, options).await?;
            (context.target().await?.database().to_owned(), context.schema(), Read::from(report))
        }
    })
}

/// What the plans are compared with.
#[derive(Clone, Copy)]
struct Compared<'a> {
    base: Option<&'a Base>,
    migrations: Option<&'a Migrations>,
}

impl Compared<'_> {
    async fn report(
        self,
        context: &Context,
        session: &Session,
        checks: &[QueryCheck],
        options: &Options,
    ) -> Result<Report> {
        match self.migrations {
            Some(migrations) => report_migrated(context, migrations, session, checks, options).await,
            None => report_compared(context, self.base, session, checks, options).await,
        }
    }
}

async fn report_on(
    context: &Context,
    session: &Session,
    schema: &str,
    checks: &[QueryCheck],
    options: &Options,
) -> Result<Report> {
    let bar = context.output().progress(checks.len() as u64, "queries planned");
    let report =
        querycheck::run(session, &Tasker { schema }, checks, options, &|done| bar.set_position(done as u64))
            .await?;
    bar.finish_and_clear();
    Ok(report)
}
