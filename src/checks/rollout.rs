//! Whether a roll-out has done what it should: the third phase, after schema, indexes and views.

use anyhow::Context as _;
use serde::Serialize;

use super::{consistency, health, indexes, plans};
use crate::db::{Session, Target};
use crate::error::Result;
use crate::migrate::status;
use crate::model::health::{Line as HealthLine, Report as Health, Status as HealthStatus};
use crate::model::plan::report::Status;

/// What came of one line of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Passed,
    Failed,
    /// It could not be looked at: no pass.
    Unchecked,
}

impl Verdict {
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Passed => "pass",
            Verdict::Failed => "FAIL",
            Verdict::Unchecked => "not checked",
        }
    }
}

/// A line of the checklist.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub name: &'static str,
    pub verdict: Verdict,
    /// What was seen.
    pub seen: String,
    /// The command that tells all of it.
    pub command: &'static str,
}

impl Line {
    fn new(name: &'static str, command: &'static str, is_good: bool, seen: String) -> Line {
        Line { name, verdict: if is_good { Verdict::Passed } else { Verdict::Failed }, seen, command }
    }
}

/// What the checklist asks of a database at work, and the lines of `check health` that tell it.
const AT_WORK: [(&str, &[HealthLine]); 3] = [
    ("query times", &[HealthLine::QueryTime]),
    ("memory", &[HealthLine::CacheHits, HealthLine::Spills]),
    ("retries", &[HealthLine::BackoffRespected, HealthLine::BackoffOverdue, HealthLine::FailureRate]),
];

/// Looks at everything a roll-out has touched. Changes nothing; `progress` hears which line it is at.
///
/// # Errors
/// The server's.
pub async fn verify(
    session: &Session,
    target: &Target,
    schema: &str,
    progress: &dyn Fn(&'static str),
) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    progress("schema");
    let status = status::take(session, target, schema).await?;
    let summary = status.summary();
    let status::Summary { applied, pending, failed, drifted } = summary;
    let seen = format!("{applied} applied, {pending} pending, {failed} failed, {drifted} drifted");
    lines.push(Line::new("schema", "tasker migrate status", summary.is_settled(), seen));

    progress("indexes");
    let report = indexes::check(session, target, schema, false).await?;
    let harmful = report.findings.iter().filter(|finding| finding.is_harmful).count();
    let used = report.indexes.iter().filter(|index| index.scans.is_some_and(|scans| scans > 0)).count();
    let seen = format!(
        "{} indexes, {used} of them scanned so far, {harmful} broken or missing",
        report.indexes.len()
    );
    lines.push(Line::new("indexes", "tasker check indexes", harmful == 0, seen));

    progress("plans");
    lines.push(plan_line(session, schema).await?);

    progress("queries, memory and retries");
    let is_asked = |line: &HealthLine| AT_WORK.iter().any(|(_, lines)| lines.contains(line));
    let skip = HealthLine::ALL.into_iter().filter(|line| !is_asked(line)).collect();
    let options = health::Options { skip, ..health::Options::default() };
    let health = health::check(session, target, schema, &options).await?;
    lines.extend(AT_WORK.iter().map(|(name, of)| at_work(name, of, &health)));

    progress("consistency");
    let mode = consistency::Mode::Look;
    let report = consistency::check(session, None, mode, "", &|_| {}).await.context("comparing the tasks")?;
    let seen = format!("{} tasks compared, {} differ", report.tasks, report.tasks_that_differ());
    lines.push(Line::new("consistency", "tasker check consistency", !report.is_left(), seen));
    Ok(lines)
}

/// A line of the checklist from those of `check health`: the worst of them speak. What is merely worth a
/// warning was so before the roll-out, and is no failure of it.
fn at_work(name: &'static str, of: &[HealthLine], health: &Health) -> Line {
    let readings = health.lines.iter().filter(|reading| of.contains(&reading.line)).cloned();
    let health = Health { as_of: health.as_of, lines: readings.collect() };
    let status = health.status();
    let worst = health.lines.iter().filter(|reading| reading.status == status);
    Line {
        name,
        verdict: match status {
            HealthStatus::Pass | HealthStatus::Warn => Verdict::Passed,
            HealthStatus::Fail => Verdict::Failed,
            HealthStatus::Unchecked => Verdict::Unchecked,
        },
        seen: worst.map(|reading| reading.detail.as_str()).collect::<Vec<_>>().join("; "),
        command: "tasker check health",
    }
}

/// Plans only: nothing is run on a database at work. So of some queries nothing can be said, and of those that
/// small tables leave no choice either; both are told, and neither is a failure of the roll-out.
async fn plan_line(session: &Session, schema: &str) -> Result<Line> {
    let checks = plans::own::checks();
    let report = plans::look(session, schema, &checks, &plans::Options::default(), &|_| {}).await?;
    let count = |status| report.checks.iter().filter(|check| check.status == status).count();
    let (passed, failed, open) = (count(Status::Passed), count(Status::Failed), count(Status::Unchecked));
    Ok(Line {
        name: "plans",
        verdict: match (passed, failed) {
            (_, 1..) => Verdict::Failed,
            (0, _) => Verdict::Unchecked,
            _ => Verdict::Passed,
        },
        seen: format!(
            "{passed} queries planned as expected, {failed} otherwise, {open} with too few rows to tell or only by running them"
        ),
        command: "tasker check plans",
    })
}
