//! Whether queries are planned as they should be: this program's own, from the
//! very files it runs, and those of anybody's application.
//!
//! - [`builtin`]: the checks of our own queries, each beside its `.sql`.
//! - [`files`]: those of others; [`init`] writes the first one.
//! - [`explainer`]: asks the server for plans, and changes nothing.
//! - [`catalog`]: what the planner knows of the tables, and their indexes.
//! - [`cause`]: why an expectation does not hold, and what fixes it.
//! - [`evaluate`]: holds plans to expectations and gathers what is wrong by its cause.
//! - [`scale`]: how what a query takes grows with the database.

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

/// What makes plans differ from server to server, and the values it is given, which
/// are PostgreSQL's own defaults but for the first two: parallel workers and
/// just-in-time compilation come and go with the load.
pub const PINNED: [(&str, &str); 6] = [
    ("jit", "off"),
    ("max_parallel_workers_per_gather", "0"),
    ("work_mem", "4MB"),
    ("seq_page_cost", "1"),
    ("random_page_cost", "4"),
    ("effective_cache_size", "4GB"),
];

/// How to look at plans.
#[derive(Clone, Debug)]
pub struct Options {
    /// Run the queries too, each once, in a transaction that is rolled back. Ids that their
    /// inserts draw are not given back: the sequences have a gap, as after any rollback.
    pub analyze: bool,
    pub tiers: Vec<Tier>,
    /// The longest one query may take.
    pub timeout: Duration,
    /// Settings in place of those in [`PINNED`], and more.
    pub settings: Vec<(String, String)>,
    /// Leave what [`PINNED`] names as the server has it.
    pub keep_settings: bool,
    /// Whether a query that takes too long fails, and is not only told.
    pub enforce_time: bool,
    /// Plans that those chosen must be like.
    pub baseline: Option<BaselineFile>,
}

/// A baseline as it was read.
#[derive(Clone, Debug)]
pub struct BaselineFile {
    /// As it was named.
    pub name: String,
    pub text: String,
    pub plans: Baseline,
    /// Every query is checked that should be, so that what else has a plan in it is gone.
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

/// Looks at the plans of every check, and says what is wrong with them and why.
///
/// Reads only: what writes is planned, and run only with [`Options::analyze`], in a
/// transaction that is rolled back. `schema` is where tasker's tables are, if
/// they are there at all; `progress` hears how many checks are done.
///
/// # Errors
/// Those of the connection. What one query could not be asked is told in the report.
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
