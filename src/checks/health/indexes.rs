//! The indexes that are broken, and those that nobody needs. What is wrong with
//! an index is found in [`crate::checks::indexes`].

use crate::checks::indexes::{self, Fault, Finding};
use crate::db::{Session, Target};
use crate::error::Result;
use crate::model::health::{Bounds, Line, Reading, Status};

/// Prices are left out: they are measured by writing.
pub(super) async fn look(session: &Session, target: &Target, schema: &str) -> Result<Vec<Reading>> {
    let report = indexes::check(session, target, schema, false).await?;
    Ok(judge(&report.findings, report.indexes.len()))
}

fn judge(findings: &[Finding], indexes: usize) -> Vec<Reading> {
    let (broken, idle): (Vec<_>, Vec<_>) =
        findings.iter().partition(|finding| finding.fault <= Fault::Changed);
    let reading = |line, found: &[&Finding]| {
        let first = found.iter().find(|finding| finding.is_harmful).or(found.first());
        let detail = match (first, found.len()) {
            (None, _) => format!("of {indexes}"),
            (Some(first), 1) => format!("{} {}", first.index, first.what),
            (Some(first), more) => format!("{} {}; and {} more", first.index, first.what, more - 1),
        };
        let mend = first.map(|finding| finding.mend.clone()).unwrap_or_default();
        let reading = Reading::of(line, found.len() as f64, Bounds::warn_from(1.0), detail);
        let is_harmed = found.iter().any(|finding| finding.is_harmful);
        reading.at_least(if is_harmed { Status::Fail } else { Status::Pass }).mend(mend)
    };
    vec![reading(Line::IndexesValid, &broken), reading(Line::IndexesUnused, &idle)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(fault: Fault, is_harmful: bool) -> Finding {
        let (what, mend) = ("is so".to_owned(), format!("mend {fault:?}"));
        Finding { index: "index_of_something".to_owned(), fault, is_harmful, what, mend }
    }

    #[test]
    fn what_queries_suffer_from_fails_and_the_rest_warns() {
        let statuses =
            |findings: &[Finding]| judge(findings, 12).iter().map(|line| line.status).collect::<Vec<_>>();
        assert_eq!(statuses(&[]), [Status::Pass, Status::Pass]);
        assert_eq!(statuses(&[finding(Fault::Invalid, false)]), [Status::Warn, Status::Pass]);
        assert_eq!(statuses(&[finding(Fault::Missing, true)]), [Status::Fail, Status::Pass]);
        assert_eq!(statuses(&[finding(Fault::Unused, false)]), [Status::Pass, Status::Warn]);
    }

    #[test]
    fn the_one_that_harms_is_named_and_mended_first() {
        let lines = judge(&[finding(Fault::Missing, false), finding(Fault::Invalid, true)], 12);
        assert_eq!(lines[0].mend.as_deref(), Some("mend Invalid"));
        assert_eq!(lines[0].detail, "index_of_something is so; and 1 more");
    }
}
