//! How to check queries.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::baseline::{Baseline, StatisticsIdentity};
use super::explain::Tier;
use super::left_out::LeftOut;
use super::outcome::{Report, Setting};
use super::scratch::ScratchServer;
use super::statistics::document::Drawn;
use crate::db::queries::server::ServerFacts;

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
    /// Of queries that write, make the plan only, and let no transaction write.
    pub reads_only: bool,
    pub tiers: Vec<Tier>,
    /// The longest that one query can take.
    pub timeout: Duration,
    /// Settings in place of those in [`PINNED`], and more.
    pub settings: Vec<(String, String)>,
    /// Keep the server's values of the [`PINNED`] settings.
    pub keep_settings: bool,
    /// Whether a query that takes too long fails instead of being only reported.
    pub enforce_time: bool,
    /// Where a copy of the database can be made: without it, small tables cannot be judged, and indexes are proposed
    /// without a trial.
    pub scratch: Option<Arc<dyn ScratchServer>>,
    /// The parameters of checks that draw them from a database: planned with statistics, there are no rows to draw from.
    pub drawn: Option<Arc<[Drawn]>>,
    /// The statistics that are planned with in place of a database's own.
    pub planned_with: Option<Arc<StatisticsIdentity>>,
    /// Statements that were found and are not among the checks, for the report.
    pub left_out: Vec<LeftOut>,
    /// What to do about a table that the database lacks, where another database is no answer.
    pub if_table_is_missing: Option<&'static str>,
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
            reads_only: false,
            tiers: Tier::ALL.to_vec(),
            timeout: Duration::from_secs(30),
            settings: Vec::new(),
            keep_settings: false,
            enforce_time: false,
            scratch: None,
            drawn: None,
            planned_with: None,
            left_out: Vec::new(),
            if_table_is_missing: None,
            baseline: None,
        }
    }
}

impl Options {
    /// The settings of every plan, a check's own aside.
    pub(super) fn pinned(&self) -> Vec<(String, String)> {
        let kept = if self.keep_settings { &[][..] } else { &PINNED[..] };
        let is_given = |name: &str| self.settings.iter().any(|(given, _)| given == name);
        let defaults = kept.iter().filter(|(name, _)| !is_given(name));
        let defaults = defaults.map(|&(name, value)| (name.to_owned(), value.to_owned()));
        defaults.chain(self.settings.iter().cloned()).collect()
    }

    /// The report of a check with these options, before anything was checked.
    pub(super) fn empty_report(&self, server: &ServerFacts) -> Report {
        let settings = self.pinned().into_iter().map(|(name, value)| Setting { name, value });
        Report {
            as_of: Timestamp::now(),
            server_version: server.version.clone(),
            server_major: server.major,
            settings: settings.collect(),
            analyzed: self.analyze,
            tiers: self.tiers.clone(),
            checks: Vec::new(),
            findings: Vec::new(),
            left_out: self.left_out.clone(),
            hidden_statistics: Vec::new(),
            gone_from_checks: None,
            comparison: None,
        }
    }
}
