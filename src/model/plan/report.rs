//! The results of plan checks, for people and scripts.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;

use super::fingerprint::FingerprintLine;
use super::{Location, Plan, Planning, Tier, rule};

words! {
    /// The status of one plan.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Status {
        Passed = "passed",
        Failed = "failed",
        /// It could not be checked: neither good nor bad is known.
        Unchecked = "unchecked",
    }
}

/// All results.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub as_of: Timestamp,
    /// `15.18`.
    pub server_version: String,
    pub server_major: i32,
    /// Set for every plan: other values lead to other plans.
    pub settings: Vec<Setting>,
    /// Whether the queries were run, and not only planned.
    pub analyzed: bool,
    /// The tiers of each query.
    pub tiers: Vec<Tier>,
    pub checks: Vec<CheckReport>,
    /// The findings by cause; the cause that breaks the most queries first.
    pub findings: Vec<PlanFinding>,
    /// Queries that the baseline has plans of and that are no longer checked. Absent without a baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_from_checks: Option<Vec<String>>,
}

/// A server setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    pub name: String,
    pub value: String,
}

/// One query, with the results of its plans.
#[derive(Clone, Debug, Serialize)]
pub struct CheckReport {
    pub name: String,
    pub why: Option<String>,
    pub location: Location,
    pub sql_location: Location,
    pub status: Status,
    pub runs: Vec<Run>,
}

/// One plan of a query: for one case, one tier, one way of planning.
#[derive(Clone, Debug, Serialize)]
pub struct Run {
    pub case: String,
    pub tier: Tier,
    pub planning: Planning,
    pub status: Status,
    /// Why it was not checked, each with a hint.
    pub unchecked: Vec<Unchecked>,
    pub cost: Option<f64>,
    pub rows: Option<f64>,
    pub pages: Option<u64>,
    pub took_ms: Option<f64>,
    /// Expectations that need a run of the query.
    pub needs_run: Vec<rule::RuleCode>,
    /// Expectations that need larger tables.
    pub too_small: Vec<rule::RuleCode>,
    /// As the server printed it; null if there is none, or if it meets every expectation.
    pub plan: Option<Plan>,
}

impl Run {
    /// A run without results.
    pub fn new(case: &str, tier: Tier, planning: Planning) -> Run {
        Run {
            case: case.to_owned(),
            tier,
            planning,
            status: Status::Unchecked,
            unchecked: Vec::new(),
            cost: None,
            rows: None,
            pages: None,
            took_ms: None,
            needs_run: Vec::new(),
            too_small: Vec::new(),
            plan: None,
        }
    }

    /// Keeps a plan, and its figures.
    pub fn keep(&mut self, plan: Plan) {
        self.cost = plan.root.cost();
        self.rows = Some(plan.rows());
        self.pages = plan.pages().filter(|_| plan.was_run());
        self.took_ms = plan.execution_ms;
        self.plan = Some(plan);
    }
}

/// A reason why a plan was not checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unchecked {
    /// Lowercase, without a final period.
    pub reason: String,
    /// A hint, with one command or statement if there is one.
    pub hint: Option<String>,
}

words! {
    /// A kind of cause, one word each, for scripts.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum CauseCode {
        IndexMissing = "index_missing",
        IndexInvalid = "index_invalid",
        /// An index of this name has other columns, another order or another predicate.
        IndexChanged = "index_changed",
        StatisticsMissing = "statistics_missing",
        StatisticsStale = "statistics_stale",
        /// A tasker view is not in the version whose cost follows the request.
        ViewVersion = "view_version",
        /// An indexed column is inside a function or an expression.
        ColumnWrapped = "column_wrapped",
        /// A column is compared with another type, and converted for it.
        TypeMismatch = "type_mismatch",
        /// No index starts with the columns that the query searches by.
        NoIndex = "no_index",
        /// No index provides the order that the query requests.
        NoOrder = "no_order",
        /// The query returns an unlimited number of rows.
        NoLimit = "no_limit",
        /// A sort or a hash has less memory than it needs.
        OutOfMemory = "out_of_memory",
        /// The planner's estimate of the rows is wrong.
        Misestimated = "misestimated",
        /// An index could serve, and the planner takes another way.
        NotChosen = "not_chosen",
        PlanChanged = "plan_changed",
        /// The query takes more than is allowed, and nothing above explains it.
        TooCostly = "too_costly",
    }
}

impl CauseCode {
    /// Describes it, for the docs and for code scanning.
    pub fn meaning(self) -> &'static str {
        match self {
            CauseCode::IndexMissing => "an index that the query relies on is missing",
            CauseCode::IndexInvalid => "an index is invalid: it slows down writes, and no query can use it",
            CauseCode::IndexChanged => "an index of this name has different columns, order or predicate",
            CauseCode::StatisticsMissing => {
                "the planner has no statistics for a table: it was never analyzed"
            }
            CauseCode::StatisticsStale => "a table has grown many times over since it was analyzed",
            CauseCode::ViewVersion => {
                "a tasker view is in a version that reads all rows to answer for one task"
            }
            CauseCode::ColumnWrapped => "an indexed column is inside a function or a calculation",
            CauseCode::TypeMismatch => "a column is compared with another type, and converted for it",
            CauseCode::NoIndex => "no index starts with the columns that the query searches by",
            CauseCode::NoOrder => "no index provides the order that the query requests",
            CauseCode::NoLimit => "nothing limits what the query returns",
            CauseCode::OutOfMemory => "a sort or a hash has too little memory and writes temporary files",
            CauseCode::Misestimated => "the planner's estimate of the rows is wrong",
            CauseCode::NotChosen => "an index could serve, but the planner chooses another plan",
            CauseCode::PlanChanged => "the plan differs from the baseline",
            CauseCode::TooCostly => "the query exceeds a limit, and no other cause explains it",
        }
    }
}

impl Serialize for CauseCode {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// Something to fix, with everything it breaks.
#[derive(Clone, Debug, Serialize)]
pub struct PlanFinding {
    pub cause: CauseCode,
    /// The subject of the cause: an index, a table, a column, a query.
    pub object: String,
    /// The cause, lowercase and without a final period.
    pub message: String,
    /// The commands or SQL statements that fix it, in this order.
    pub fix: Vec<String>,
    /// Reported, but no failure: a time, unless times are enforced.
    pub is_advice: bool,
    /// Never empty, but for statistics and indexes that no plan needs yet.
    pub unmet_expectations: Vec<UnmetExpectation>,
}

/// An expectation that does not hold, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnmetExpectation {
    pub check: String,
    pub case: String,
    pub tier: Tier,
    pub planning: Planning,
    pub rule: rule::RuleCode,
    /// Where the expectation is written, or else the check.
    pub location: Location,
    pub expected: String,
    pub found: String,
    /// The node of the plan, in a few words.
    pub node: String,
    /// The way to it from the root: the number of the child at each level.
    pub node_path: Vec<usize>,
    /// Of the baseline's fingerprint and the plan's; empty for every other rule.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub difference: Vec<FingerprintLine>,
}

impl CheckReport {
    /// Returns the number of cases of the query.
    pub fn cases(&self) -> usize {
        self.runs.iter().map(|run| &run.case).collect::<BTreeSet<_>>().len()
    }
}

impl PlanFinding {
    /// The checks that it breaks, each once, in their order.
    pub fn checks(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for unmet in &self.unmet_expectations {
            if !names.contains(&unmet.check.as_str()) {
                names.push(&unmet.check);
            }
        }
        names
    }
}

impl UnmetExpectation {
    /// Whether it is about this very plan of a check.
    pub fn is_of(&self, check: &str, run: &Run) -> bool {
        self.check == check && self.case == run.case && self.tier == run.tier && self.planning == run.planning
    }
}

impl Report {
    /// The run that an unmet expectation is about, and its check.
    pub fn run_of(&self, unmet: &UnmetExpectation) -> Option<(&CheckReport, &Run)> {
        self.runs().find(|(check, run)| unmet.is_of(&check.name, run))
    }

    /// Returns every run, with its check.
    pub fn runs(&self) -> impl Iterator<Item = (&CheckReport, &Run)> {
        self.checks.iter().flat_map(|check| check.runs.iter().map(move |run| (check, run)))
    }

    /// Removes the plans without findings: they are long.
    pub fn forget_good_plans(&mut self) {
        let runs = self.checks.iter_mut().flat_map(|check| &mut check.runs);
        runs.filter(|run| run.status != Status::Failed).for_each(|run| run.plan = None);
    }

    /// The findings that fail a build.
    pub fn failures(&self) -> impl Iterator<Item = &PlanFinding> {
        self.findings.iter().filter(|finding| !finding.is_advice)
    }

    /// How many checks came out so.
    pub fn count(&self, status: Status) -> usize {
        self.checks.iter().filter(|check| check.status == status).count()
    }

    /// Returns the overall status: a failure outweighs an unchecked plan.
    pub fn status(&self) -> Status {
        if self.failures().next().is_some() {
            Status::Failed
        } else if self.checks.is_empty() || self.count(Status::Unchecked) > 0 {
            Status::Unchecked
        } else {
            Status::Passed
        }
    }
}
