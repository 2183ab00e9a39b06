//! `--from` and `--from-log`: the queries that a server has run, in place of files of checks.

use std::fs::File;
use std::path::PathBuf;

use clap::ValueEnum;

use super::Args;
use crate::checks::builtin::Tasker;
use crate::cli::Context;
use crate::cli::check::select::narrow;
use crate::db::{Purpose, Session};
use crate::error::{Failure, Result};
use crate::files::read_text;
use crate::querycheck::observed::counted;
use crate::querycheck::observed::log::{self, Logged};
use crate::querycheck::{Options, QueryCheck, Report, Tier, run_logged};

/// A log of a day may be large, but is read as a whole.
const MAX_BYTES: u64 = 1024 << 20;

#[derive(Debug, clap::Args)]
pub struct Observed {
    /// Check the statements that the server has counted, by what they look like without their constants
    #[arg(long, value_name = "SOURCE", conflicts_with_all = ["files", "init", "at_scale", "analyze", "from_logs"])]
    from: Option<From>,
    /// Check the plans that auto_explain wrote to this log of the server, as they are; can be repeated
    ///
    /// The server needs `auto_explain.log_format = json`; with `auto_explain.log_analyze = on` the rows and times of the
    /// runs count. Reads logs of standard error, csvlog and jsonlog.
    #[arg(
        long = "from-log",
        value_name = "FILE",
        conflicts_with_all = ["files", "init", "at_scale", "analyze", "tier", "baseline"]
    )]
    from_logs: Vec<PathBuf>,
}

/// Where statements are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum From {
    /// The extension pg_stat_statements, of the database that is checked
    #[value(name = "pg_stat_statements")]
    PgStatStatements,
}

impl Observed {
    pub fn is_counted(&self) -> bool {
        self.from.is_some()
    }

    pub fn is_logged(&self) -> bool {
        !self.from_logs.is_empty()
    }
}

/// The counted statements, as checks.
pub async fn counted(
    context: &Context,
    args: &Args,
    session: &mut Session,
    options: &mut Options,
) -> Result<Vec<QueryCheck>> {
    let tasker = Tasker { schema: context.schema() };
    let (mut checks, left_out) = counted::checks(session, &tasker).await?;
    narrow(&mut checks, &args.queries)?;
    options.left_out = left_out;
    Ok(checks)
}

/// Checks the logged plans.
pub async fn report_on_logs(context: &Context, args: &Args, mut options: Options) -> Result<Report> {
    let read = |path: &PathBuf| {
        let text = File::open(path).and_then(|file| read_text(file, MAX_BYTES)).map_err(|error| {
            Failure::usage(format!("could not read the log {}", path.display())).caused_by(error)
        })?;
        Ok((path.to_string_lossy().into_owned(), text))
    };
    let logs = args.observed.from_logs.iter().map(read).collect::<Result<Vec<_>>>()?;
    let tasker = Tasker { schema: context.schema() };
    let Logged { mut checks, explained, left_out, entries } = log::read(&logs, &tasker);
    if entries == 0 {
        let names: Vec<&str> = logs.iter().map(|(name, _)| name.as_str()).collect();
        let failure =
            Failure::unreachable(format!("there is no plan of auto_explain in {}", names.join(", ")));
        return Err(failure.hint(SETTINGS).into());
    }
    narrow(&mut checks, &args.queries)?;
    options.left_out = left_out;
    options.tiers = vec![Tier::Chosen];
    options.analyze = explained.iter().any(|one| one.outcome.as_ref().is_ok_and(|plan| plan.was_run()));
    let session = context.unchecked_session(Purpose::Command).await?;
    let logged = Logged { checks, explained, left_out: Vec::new(), entries };
    run_logged(&session, &tasker, logged, &options).await
}

const SETTINGS: &str = "start the server with `session_preload_libraries = auto_explain`, \
     `auto_explain.log_min_duration = 0`, `auto_explain.log_format = json` and `auto_explain.log_analyze = on`";
