//! Broken indexes and unused ones, as [`crate::checks::indexes`] finds them.

use crate::checks::indexes::{self, Depth, IndexFinding, IndexProblem};
use crate::db::{Session, Target};
use crate::error::Result;
use crate::model::health::{Bounds, HealthCheck, Reading, Status};

/// Prices are left out: they are measured by writing.
pub(super) async fn readings(session: &Session, target: &Target, schema: &str) -> Result<Vec<Reading>> {
    let report = indexes::check(session, target, schema, Depth::Findings).await?;
    Ok(readings_of(&report.findings, report.indexes.len()))
}

fn readings_of(findings: &[IndexFinding], indexes: usize) -> Vec<Reading> {
    let (broken, idle): (Vec<_>, Vec<_>) =
        findings.iter().partition(|finding| finding.problem <= IndexProblem::Changed);
    let reading = |check, found: &[&IndexFinding]| {
        let first = found.iter().find(|finding| finding.is_harmful).or(found.first());
        let detail = match (first, found.len()) {
            (None, _) => format!("of {indexes}"),
            (Some(first), 1) => format!("{} {}", first.index, first.what),
            (Some(first), more) => format!("{} {}; and {} more", first.index, first.what, more - 1),
        };
        let fix = first.map(|finding| finding.fix.clone()).unwrap_or_default();
        let reading = Reading::of(check, found.len() as f64, Bounds::warn_from(1.0), detail);
        let is_harmed = found.iter().any(|finding| finding.is_harmful);
        reading.at_least(if is_harmed { Status::Fail } else { Status::Pass }).fix(fix)
    };
    vec![reading(HealthCheck::IndexesValid, &broken), reading(HealthCheck::IndexesUnused, &idle)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(problem: IndexProblem, is_harmful: bool) -> IndexFinding {
        let (what, fix) = ("is so".to_owned(), format!("fix {problem:?}"));
        IndexFinding { index: "index_of_something".to_owned(), problem, is_harmful, what, fix }
    }

    #[test]
    fn what_queries_suffer_from_fails_and_the_rest_warns() {
        let statuses = |findings: &[IndexFinding]| {
            readings_of(findings, 12).iter().map(|check| check.status).collect::<Vec<_>>()
        };
        assert_eq!(statuses(&[]), [Status::Pass, Status::Pass]);
        assert_eq!(statuses(&[finding(IndexProblem::Invalid, false)]), [Status::Warn, Status::Pass]);
        assert_eq!(statuses(&[finding(IndexProblem::Missing, true)]), [Status::Fail, Status::Pass]);
        assert_eq!(statuses(&[finding(IndexProblem::Unused, false)]), [Status::Pass, Status::Warn]);
    }

    #[test]
    fn the_one_that_harms_is_named_and_fixed_first() {
        let checks =
            readings_of(&[finding(IndexProblem::Missing, false), finding(IndexProblem::Invalid, true)], 12);
        assert_eq!(checks[0].fix.as_deref(), Some("fix Invalid"));
        assert_eq!(checks[0].detail, "index_of_something is so; and 1 more");
    }
}
