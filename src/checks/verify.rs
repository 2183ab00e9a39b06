//! Whether a roll-out has done what it should: the third phase, after schema, indexes and views.

use anyhow::Context as _;
use serde::Serialize;

use super::{consistency, health, indexes, plans};
use crate::db::{Session, Target};
use crate::error::Result;
use crate::migrate::status;
use crate::model::health::{HealthCheck, Reading, Report as Health, Status as HealthStatus};
use crate::model::plan::report::{CheckReport, Status};

/// What came of one check of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Passed,
    /// Nothing is wrong, and a part of it could not be seen yet: too little is in the tables.
    Partial,
    Failed,
    /// It could not be looked at: no pass.
    Unchecked,
}

impl Verdict {
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Passed => "pass",
            Verdict::Partial => "partly",
            Verdict::Failed => "FAIL",
            Verdict::Unchecked => "not checked",
        }
    }
}

/// A check of the list.
#[derive(Clone, Debug, Serialize)]
pub struct CheckResult {
    pub name: &'static str,
    pub verdict: Verdict,
    /// What was seen.
    pub seen: String,
    /// The checks of `check health` that speak here, with their figures; of others none.
    pub readings: Vec<Reading>,
    /// The command that tells all of it.
    pub command: &'static str,
}

impl CheckResult {
    fn new(name: &'static str, command: &'static str, is_good: bool, seen: String) -> CheckResult {
        let verdict = if is_good { Verdict::Passed } else { Verdict::Failed };
        CheckResult { name, verdict, seen, readings: Vec::new(), command }
    }
}

/// What the checklist asks of a database at work, and the checks of `check health` that tell it.
const AT_WORK: [(&str, &[HealthCheck]); 3] = [
    ("query times", &[HealthCheck::QueryTime]),
    ("memory", &[HealthCheck::CacheHits, HealthCheck::Spills]),
    ("retries", &[HealthCheck::BackoffRespected, HealthCheck::BackoffOverdue, HealthCheck::FailureRate]),
];

/// Looks at everything a roll-out has touched. Changes nothing; `progress` hears which check it is at.
///
/// # Errors
/// The server's.
pub async fn verify(
    session: &mut Session,
    target: &Target,
    schema: &str,
    progress: &dyn Fn(&'static str),
) -> Result<Vec<CheckResult>> {
    let mut results = Vec::new();
    progress("schema");
    let status = status::take(session, target, schema).await?;
    let summary = status.summary();
    let status::Summary { applied, pending, failed, drifted } = summary;
    let seen = format!("{applied} applied, {pending} pending, {failed} failed, {drifted} drifted");
    results.push(CheckResult::new("schema", "tasker migrate status", summary.is_settled(), seen));

    progress("indexes");
    let report = indexes::check(session, target, schema, false).await?;
    let harmful = report.findings.iter().filter(|finding| finding.is_harmful).count();
    let used = report.indexes.iter().filter(|index| index.scans.is_some_and(|scans| scans > 0)).count();
    let seen = format!(
        "{} indexes, {used} of them scanned so far, {harmful} broken or missing",
        report.indexes.len()
    );
    results.push(CheckResult::new("indexes", "tasker check indexes", harmful == 0, seen));

    progress("plans");
    results.push(plan_result(session, schema).await?);

    progress("queries, memory and retries");
    let is_asked = |check: &HealthCheck| AT_WORK.iter().any(|(_, checks)| checks.contains(check));
    let skip = HealthCheck::ALL.into_iter().filter(|check| !is_asked(check)).collect();
    let options = health::Options { skip, ..health::Options::default() };
    let health = health::check(session, target, schema, &options).await?;
    results.extend(AT_WORK.iter().map(|(name, of)| at_work(name, of, &health)));

    progress("consistency");
    let mode = consistency::Mode::Report;
    let report = consistency::check(session, None, mode, "", &|_| {}).await.context("comparing the tasks")?;
    let seen = format!("{} tasks compared, {} differ", report.tasks, report.tasks_that_differ());
    results.push(CheckResult::new("consistency", "tasker check consistency", !report.is_left(), seen));
    Ok(results)
}

/// A check of the list from those of `check health`: the worst of them speak. What is merely worth a
/// warning was so before the roll-out, and is no failure of it.
fn at_work(name: &'static str, of: &[HealthCheck], health: &Health) -> CheckResult {
    let readings = health.checks.iter().filter(|reading| of.contains(&reading.check)).cloned();
    let health = Health { as_of: health.as_of, checks: readings.collect() };
    let status = health.status();
    let readings: Vec<Reading> =
        health.checks.into_iter().filter(|reading| reading.status == status).collect();
    CheckResult {
        name,
        verdict: match status {
            HealthStatus::Pass | HealthStatus::Warn => Verdict::Passed,
            HealthStatus::Fail => Verdict::Failed,
            HealthStatus::Unchecked => Verdict::Unchecked,
        },
        seen: readings.iter().map(|reading| reading.detail.as_str()).collect::<Vec<_>>().join("; "),
        readings,
        command: "tasker check health",
    }
}

/// Plans only: nothing is run on a database at work. So of some queries nothing can be said; they are counted. Where
/// small tables leave the planner no choice, what it would choose is not known either: that is no pass.
async fn plan_result(session: &Session, schema: &str) -> Result<CheckResult> {
    let checks = plans::builtin::checks();
    let report = plans::run(session, schema, &checks, &plans::Options::default(), &|_| {}).await?;
    Ok(of_plans(&report.checks))
}

fn of_plans(checks: &[CheckReport]) -> CheckResult {
    let count =
        |is_counted: &dyn Fn(&CheckReport) -> bool| checks.iter().filter(|check| is_counted(check)).count();
    let [passed, failed] =
        [Status::Passed, Status::Failed].map(|status| count(&|check| check.status == status));
    let is_open = |check: &CheckReport| check.status == Status::Unchecked;
    let is_small = |check: &CheckReport| check.runs.iter().any(|run| !run.too_small.is_empty());
    let small = count(&|check| is_open(check) && is_small(check));
    let open = count(&|check| is_open(check) && !is_small(check));
    let mut seen = format!("{passed} of {} queries planned as expected, {failed} not", checks.len());
    if open > 0 {
        seen.push_str(&format!("; {open} need a run"));
    }
    if small > 0 {
        seen.push_str(&format!("; {small} need larger tables"));
    }
    CheckResult {
        name: "plans",
        verdict: match (passed, failed, small) {
            (_, 1.., _) => Verdict::Failed,
            (0, ..) => Verdict::Unchecked,
            (_, _, 1..) => Verdict::Partial,
            _ => Verdict::Passed,
        },
        seen,
        readings: Vec::new(),
        command: if failed == 0 && small > 0 {
            "tasker check plans --at-scale 5000"
        } else {
            "tasker check plans"
        },
    }
}
