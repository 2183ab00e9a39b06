//! Checks of query plans: this program's own queries, from the files that it runs, and those of any
//! application.
//!
//! - [`builtin`]: the checks of tasker's own queries, each next to its `.sql`.
//! - [`files`]: the user's checks; [`init`] writes the first file.
//! - [`explainer`]: runs EXPLAIN and changes nothing.
//! - [`catalog`]: the planner's knowledge of the tables, and their indexes.
//! - [`cause`]: why an expectation is not met, and the fix.
//! - [`evaluate`]: checks plans against expectations and groups the unmet ones by cause.
//! - [`scale`]: how the cost of a query grows with the database.

pub mod builtin;
mod catalog;
mod cause;
mod evaluate;
mod explainer;
pub mod files;
pub mod init;
mod predicate;
pub mod scale;

use std::time::Duration;

use anyhow::Context as _;
use jiff::Timestamp;

use crate::db::Session;
use crate::db::queries::server::server_facts::{ServerFacts, server_facts};
use crate::error::Result;
use crate::model::plan::baseline::Baseline;
use crate::model::plan::report::Setting;
use crate::model::plan::{Planning, QueryCheck, Report, Tier};
use catalog::Catalog;
use explainer::Explainer;

/// The settings that make plans differ between servers, with the values set for a check. They are
/// PostgreSQL's defaults except for the first two: parallel workers and just-in-time compilation depend on
/// the load.
pub const PINNED: [(&str, &str); 6] = [
    ("jit", "off"),
    ("max_parallel_workers_per_gather", "0"),
    ("work_mem", "4MB"),
    ("seq_page_cost", "1"),
    ("random_page_cost", "4"),
    ("effective_cache_size", "4GB"),
];

/// How to check plans.
#[derive(Clone, Debug)]
pub struct Options {
    /// Run the queries too, each once, in a transaction that is rolled back. Ids that their
    /// inserts draw are not given back: the sequences have a gap, as after any rollback.
    pub analyze: bool,
    pub tiers: Vec<Tier>,
    /// The longest that one query can take.
    pub timeout: Duration,
    /// Settings in place of those in [`PINNED`], and more.
    pub settings: Vec<(String, String)>,
    /// Keep the server's values of the [`PINNED`] settings.
    pub keep_settings: bool,
    /// Whether a query that takes too long fails instead of being only reported.
    pub enforce_time: bool,
    /// Plans to compare the chosen plans with.
    pub baseline: Option<BaselineFile>,
}

/// A baseline as it was read.
#[derive(Clone, Debug)]
pub struct BaselineFile {
    /// As it was named.
    pub name: String,
    pub text: String,
    pub plans: Baseline,
    /// Whether every query was checked, so that any other plan in the baseline is obsolete.
    pub is_complete: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            analyze: false,
            tiers: Tier::ALL.to_vec(),
            timeout: Duration::from_secs(30),
            settings: Vec::new(),
            keep_settings: false,
            enforce_time: false,
            baseline: None,
        }
    }
}

impl Options {
    /// The settings of every plan, a check's own aside.
    fn pinned(&self) -> Vec<(String, String)> {
        let kept = if self.keep_settings { &[][..] } else { &PINNED[..] };
        let is_given = |name: &str| self.settings.iter().any(|(given, _)| given == name);
        let defaults = kept.iter().filter(|(name, _)| !is_given(name));
        let defaults = defaults.map(|&(name, value)| (name.to_owned(), value.to_owned()));
        defaults.chain(self.settings.iter().cloned()).collect()
    }
}

/// Checks the plans of every check, and finds the cause of each failure.
///
/// Reads only: a statement that writes is planned, and runs only with [`Options::analyze`], in a transaction
/// that is rolled back. `schema` has tasker's tables, if they are installed; `progress` receives the number
/// of checks done.
///
/// # Errors
/// Those of the connection. The report has the queries that the server refused.
pub async fn run(
    session: &Session,
    schema: &str,
    checks: &[QueryCheck],
    options: &Options,
    progress: &dyn Fn(usize),
) -> Result<Report> {
    let server = server_facts(session).await.context("asking for the server's version")?;
    let pinned = options.pinned();
    let explainer =
        Explainer { session, options, pinned: &pinned, is_standby: server.is_standby, role: &server.role };
    let mut explained = Vec::new();
    for (number, check) in checks.iter().enumerate() {
        explained.extend(explainer.explain(check).await.with_context(|| format!("planning {}", check.name))?);
        progress(number + 1);
    }
    let plans = explained.iter().filter_map(|one| one.outcome.as_ref().ok());
    let catalog = Catalog::take(session, schema, checks, plans).await?;
    let mut report = empty_report(server, options);
    report.gone_from_checks =
        options.baseline.as_ref().filter(|baseline| baseline.is_complete).map(|baseline| {
            baseline.plans.gone(report.server_major, checks.iter().map(|check| check.name.as_str()))
        });
    evaluate::evaluate(&mut report, checks, explained, &catalog, options);
    Ok(report)
}

fn empty_report(server: ServerFacts, options: &Options) -> Report {
    let settings = options.pinned().into_iter().map(|(name, value)| Setting { name, value });
    Report {
        as_of: Timestamp::now(),
        server_version: server.version,
        server_major: server.major,
        settings: settings.collect(),
        analyzed: options.analyze,
        tiers: options.tiers.clone(),
        checks: Vec::new(),
        findings: Vec::new(),
        gone_from_checks: None,
    }
}

/// The answer to one EXPLAIN: of a check's case, in a tier, planned one way. `case` is an index into its cases.
#[derive(Debug)]
struct Explained {
    check: String,
    case: usize,
    tier: Tier,
    planning: Planning,
    outcome: Result<crate::model::plan::Plan, crate::model::plan::report::Unchecked>,
}
