//! The results of plan checks, for people and scripts.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;

use super::advice::Remedy;
use super::causes::{CauseCode, Diagnosis};
use super::comparison::Comparison;
use super::explain::fingerprint::FingerprintLine;
use super::explain::{Plan, Planning, Tier};
use super::file::Location;
use super::left_out::LeftOut;
use super::rules::RuleCode;

words! {
    /// The status of one plan.
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
    /// Statements that were found and are not checked.
    pub left_out: Vec<LeftOut>,
    /// Tables whose statistics the role may not see: whether they have any is unknown.
    pub hidden_statistics: Vec<String>,
    /// Queries that the baseline has plans of and that are no longer checked. Absent without a baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_from_checks: Option<Vec<String>>,
    /// How the chosen plans compare with those of another database, or with those before a migration. Absent where
    /// nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
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
    pub needs_run: Vec<RuleCode>,
    /// Expectations that need larger tables.
    pub too_small: Vec<RuleCode>,
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
    /// Where PostgreSQL found an error in the statement; null if it named no position.
    pub location: Option<Location>,
    /// The line of that location.
    #[serde(skip)]
    pub line: Option<String>,
}

impl Unchecked {
    /// The location, its line, and a caret below the character: three lines, or none.
    pub fn excerpt(&self) -> Vec<String> {
        /// Characters of a line on each side of the caret.
        const CONTEXT: usize = 60;
        let (Some(Location { file, line, column }), Some(text)) = (&self.location, &self.line) else {
            return Vec::new();
        };
        let from = column.saturating_sub(CONTEXT);
        // A tab is as wide as the terminal makes it.
        let shown: String = text.chars().skip(from).take(2 * CONTEXT).collect::<String>().replace('\t', " ");
        let number = line.to_string();
        let [margin, indent] = [number.len(), column.saturating_sub(from + 1)].map(|width| " ".repeat(width));
        vec![
            format!("{file}:{line}:{column}"),
            format!("{number} | {shown}"),
            format!("{margin} | {indent}^"),
        ]
    }

    pub fn new(reason: impl Into<String>, hint: impl Into<Option<String>>) -> Unchecked {
        Unchecked { reason: reason.into(), hint: hint.into(), location: None, line: None }
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
    /// Whether the fix was tried: planned, in a copy of the database where it creates indexes. Null for what cannot be
    /// tried so: statistics, settings, commands.
    pub tried: Option<bool>,
    /// What to know about the fix, or to do where no statement helps; null if there is nothing to add.
    pub hint: Option<String>,
    /// What may fix it, best first, before it was tried.
    #[serde(skip)]
    pub remedies: Vec<Remedy>,
    /// The diagnosis in its place, if none of its remedies helps.
    #[serde(skip)]
    pub otherwise: Option<Box<Diagnosis>>,
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
    pub rule: RuleCode,
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
    /// A finding whose fix has not been tried.
    pub fn new(
        diagnosis: Diagnosis,
        is_advice: bool,
        unmet_expectations: Vec<UnmetExpectation>,
    ) -> PlanFinding {
        let Diagnosis { cause, object, message, fix, remedies, hint, otherwise } = diagnosis;
        PlanFinding {
            cause,
            object,
            message,
            fix,
            tried: None,
            hint,
            remedies,
            otherwise,
            is_advice,
            unmet_expectations,
        }
    }

    /// Whether its fix could have been tried, but was not.
    pub fn is_untried(&self) -> bool {
        self.tried == Some(false)
    }

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
