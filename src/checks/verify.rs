//! Verifies a roll-out after its phases: schema, indexes and views.

use anyhow::Context as _;
use serde::Serialize;

use super::builtin::{self, Tasker};
use super::{consistency, health, indexes};
use crate::db::{Session, Target};
use crate::error::{Result, TASKER};
use crate::migrate::status;
use crate::model::health::{HealthCheck, Reading, Report as Health, Status as HealthStatus};
use crate::querycheck::outcome::{CheckReport, Status};
use crate::querycheck::{self, Options};

words! {
    /// The verdict of one check of the list.
    pub enum Verdict {
        Passed = "passed": "pass",
        /// Nothing is wrong, and a part of it could not be seen yet: too little is in the tables.
        Partial = "partial": "partly",
        Failed = "failed": "FAIL",
        /// It could not run, which is no pass.
        Unchecked = "unchecked": "not checked",
    }
}

/// A check of the list.
#[derive(Clone, Debug, Serialize)]
pub struct CheckResult {
    pub name: &'static str,
    pub verdict: Verdict,
    /// A summary of the result.
    pub seen: String,
    /// The health checks behind the verdict, with their figures; empty for other checks.
    pub readings: Vec<Reading>,
    /// The command with the full report.
    pub command: String,
}

impl CheckResult {
    fn new(name: &'static str, command: &'static str, is_good: bool, seen: String) -> CheckResult {
        let verdict = if is_good { Verdict::Passed } else { Verdict::Failed };
        CheckResult { name, verdict, seen, readings: Vec::new(), command: format!("{TASKER} {command}") }
    }
}

/// The checks of a database in use, by the health checks that they consist of.
const AT_WORK: [(&str, &[HealthCheck]); 3] = [
    ("query times", &[HealthCheck::QueryTime]),
    ("memory", &[HealthCheck::CacheHits, HealthCheck::Spills]),
    ("retries", &[HealthCheck::BackoffRespected, HealthCheck::BackoffOverdue, HealthCheck::FailureRate]),
];

/// Checks everything that a roll-out touches. Changes nothing; `progress` receives the name of each check.
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
    let status::Summary { applied, pending, failed, drifted } = status.summary;
    let seen = format!("{applied} applied, {pending} pending, {failed} failed, {drifted} drifted");
    results.push(CheckResult::new("schema", "migrate status", status.summary.is_settled(), seen));

    progress("indexes");
    let report = indexes::check(session, target, schema, indexes::Depth::Findings).await?;
    let harmful = report.findings.iter().filter(|finding| finding.is_harmful).count();
    let used = report.indexes.iter().filter(|index| index.scans.is_some_and(|scans| scans > 0)).count();
    let seen = format!(
        "{} indexes, {used} of them scanned so far, {harmful} broken or missing",
        report.indexes.len()
    );
    results.push(CheckResult::new("indexes", "check indexes", harmful == 0, seen));

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
    let report = consistency::check(session, None, mode, "").await.context("comparing the tasks")?;
    let seen = format!("{} tasks compared, {} differ", report.tasks, report.tasks_that_differ());
    results.push(CheckResult::new("consistency", "check consistency", !report.is_left(), seen));
    Ok(results)
}

/// Returns a check made of health checks; the worst of them decide. A warning passes: it existed before the
/// roll-out.
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
        command: format!("{TASKER} check health"),
    }
}

/// Plans only: no query runs on a database in use. Queries that need a run, and those whose tables are too
/// small for the planner to choose, are counted and make the check partial.
async fn plan_result(session: &Session, schema: &str) -> Result<CheckResult> {
    let checks = builtin::checks();
    let report = querycheck::run(session, &Tasker { schema }, &checks, &Options::default(), &|_| {}).await?;
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
        command: format!(
            "{TASKER} check plans{}",
            if failed == 0 && small > 0 { " --at-scale 5000" } else { "" }
        ),
    }
}
