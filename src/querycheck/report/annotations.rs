//! The text for each line of a file, which [`github`](super::github), [`gitlab`](super::gitlab) and
//! [`sarif`](super::sarif) write in
//! their formats.

use std::path::{Component, PathBuf};

use super::finding::{alike, fix_heading, line};
use crate::querycheck::file::Location;
use crate::querycheck::outcome::{CheckReport, PlanFinding, Report, UnmetExpectation};

/// The rule of queries that could not be checked; the other rules are causes.
pub const UNCHECKED: &str = "unchecked";

/// A message for a line.
pub struct Annotation<'r> {
    pub is_advice: bool,
    /// A cause, or [`UNCHECKED`].
    pub rule: &'static str,
    pub check: &'r str,
    /// The subject, which distinguishes it from others of its rule.
    pub object: &'r str,
    /// The problem, what was expected and found, and the fix: a line each.
    pub text: String,
    pub location: Location,
    /// Tells it from the others, in later runs too, whatever the figures.
    pub identity: String,
}

/// Everything that is wrong, once for each query that it breaks, and everything that could
/// not be checked; files are named relative to the sources, where they are below them.
pub fn annotations<'r>(report: &'r Report, sources: &Sources) -> Vec<Annotation<'r>> {
    let mut annotations = Vec::new();
    for finding in &report.findings {
        for (check, location) in locations(report, finding) {
            annotations.push(Annotation {
                is_advice: finding.is_advice,
                rule: finding.cause.as_str(),
                check,
                object: &finding.object,
                text: text(report, finding, |unmet| unmet.check == check),
                location: sources.relative(location),
                identity: format!("{}:{}:{check}", finding.cause.as_str(), finding.object),
            });
        }
    }
    for check in &report.checks {
        let mut shown = Vec::new();
        for unchecked in check.runs.iter().flat_map(|run| &run.unchecked) {
            if shown.contains(&unchecked) {
                continue;
            }
            shown.push(unchecked);
            let hint = unchecked.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
            annotations.push(Annotation {
                is_advice: false,
                rule: UNCHECKED,
                check: &check.name,
                object: &check.name,
                text: format!("{} was not checked: {}{hint}", check.name, unchecked.reason),
                location: sources.relative(unchecked.location.as_ref().unwrap_or(&check.location)),
                identity: format!("{UNCHECKED}:{}:{}", unchecked.reason, check.name),
            });
        }
    }
    annotations
}

/// Returns a finding's text for some of its unmet expectations: the cause, a line for each, and the fix.
pub fn text(report: &Report, finding: &PlanFinding, is_meant: impl Fn(&UnmetExpectation) -> bool) -> String {
    let mut text = finding.message.clone();
    let meant: Vec<&UnmetExpectation> =
        finding.unmet_expectations.iter().filter(|unmet| is_meant(unmet)).collect();
    for alike in alike(&meant) {
        let check = report.checks.iter().find(|check| check.name == alike[0].check);
        text.push_str(&format!("\n{}", line(&alike, check.map_or(1, |check| check.cases()))));
    }
    let heading = fix_heading(finding);
    text.extend(finding.fix.iter().map(|command| format!("\n{heading}: {command}")));
    text.extend(finding.hint.iter().map(|hint| format!("\nhint: {hint}")));
    // Colours are for terminals.
    console::strip_ansi_codes(&text).into_owned()
}

/// Returns the queries that a finding breaks, each with the line of its first unmet expectation; else a query
/// that reads the subject.
fn locations<'r>(report: &'r Report, finding: &'r PlanFinding) -> Vec<(&'r str, &'r Location)> {
    let first = |check: &'r str| finding.unmet_expectations.iter().find(|unmet| unmet.check == check);
    let broken = finding.checks().into_iter().filter_map(|check| Some((check, &first(check)?.location)));
    let broken: Vec<_> = broken.collect();
    if !broken.is_empty() {
        return broken;
    }
    let reads = |check: &&CheckReport| {
        let plans = check.runs.iter().filter_map(|run| run.plan.as_ref());
        plans.flat_map(|plan| plan.root.all()).any(|node| node.relation.as_ref() == Some(&finding.object))
    };
    let reader = report.checks.iter().find(reads).or(report.checks.first());
    reader.map(|check| (check.name.as_str(), &check.sql_location)).into_iter().collect()
}

/// Where the files of checks are.
#[derive(Clone, Debug)]
pub struct Sources {
    /// Names are relative to this folder.
    pub current: PathBuf,
    /// Documents name files relative to this one: CI knows no other.
    pub repository: PathBuf,
}

impl Sources {
    /// Returns a location relative to the repository.
    fn relative(&self, location: &Location) -> Location {
        let mut path = PathBuf::new();
        for component in self.current.join(&location.file).components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => _ = path.pop(),
                other => path.push(other),
            }
        }
        let path = path.strip_prefix(&self.repository).unwrap_or(&path);
        Location { file: path.to_string_lossy().into_owned(), ..location.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_where_one_stands() {
        let named = |file: &str| {
            let location = Location { file: file.to_owned(), line: 3, column: 1 };
            let [current, repository] = ["/srv/shop", "/srv"].map(PathBuf::from);
            Sources { current, repository }.relative(&location).file
        };
        assert_eq!(named("checks.yaml"), "shop/checks.yaml");
        assert_eq!(named("./checks/../sql/a.sql"), "shop/sql/a.sql");
        assert_eq!(named("/srv/shop/checks.yaml"), "shop/checks.yaml");
        assert_eq!(named("../../other/checks.yaml"), "/other/checks.yaml");
    }
}
