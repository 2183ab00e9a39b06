//! JUnit XML: a suite for each query, a test for each of its plans. An unchecked plan is an error, because CI
//! servers ignore skipped tests.

use std::time::Duration;

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::annotations::text;
use super::finding;
use super::tree::{self, View};
use crate::error::Result;
use crate::querycheck::outcome::CheckReport;
use crate::querycheck::{PlanFinding, Report, Run, UnmetExpectation};

/// Characters in a line of a plan.
const WIDTH: usize = 120;

/// Returns the document of `command`'s report.
///
/// # Errors
/// None known: the texts are escaped for XML.
pub fn draw(command: &str, report: &Report) -> Result<String> {
    let mut document = quick_junit::Report::new(command);
    document.add_test_suites(report.checks.iter().map(|check| suite(report, check)));
    let of_no_plan: Vec<&PlanFinding> =
        report.findings.iter().filter(|finding| finding.unmet_expectations.is_empty()).collect();
    if !of_no_plan.is_empty() {
        let mut suite = TestSuite::new("database");
        suite.add_test_cases(of_no_plan.into_iter().map(|finding| {
            let name = format!("{} {}", finding.cause.as_str(), finding.object);
            case(
                name,
                "database",
                failed(finding.cause.as_str(), &finding.message, text(report, finding, |_| true)),
            )
        }));
        document.add_test_suite(suite);
    }
    written(&document)
}

/// The document of a command that could check nothing.
///
/// # Errors
/// None known.
pub fn failure(command: &str, reason: &str) -> Result<String> {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type("unchecked").set_message(reason);
    let mut suite = TestSuite::new(command);
    suite.add_test_case(case(command.to_owned(), command, status));
    let mut document = quick_junit::Report::new(command);
    document.add_test_suite(suite);
    written(&document)
}

/// The text, without the number of skipped tests of all suites, an attribute that the schema of Jenkins' xUnit plugin
/// has not. None is ever skipped.
fn written(document: &quick_junit::Report) -> Result<String> {
    Ok(document.to_string()?.replacen(" skipped=\"0\"", "", 1))
}

fn suite(report: &Report, check: &CheckReport) -> TestSuite {
    let mut suite = TestSuite::new(&check.name);
    suite.add_property(("postgresql", report.server_version.as_str()));
    for setting in &report.settings {
        suite.add_property((setting.name.as_str(), setting.value.as_str()));
    }
    suite.add_test_cases(check.runs.iter().map(|run| test(report, check, run)));
    suite
}

fn test(report: &Report, check: &CheckReport, run: &Run) -> TestCase {
    let is_of_run = |unmet: &UnmetExpectation| unmet.is_of(&check.name, run);
    let about: Vec<&PlanFinding> =
        report.findings.iter().filter(|finding| finding.unmet_expectations.iter().any(is_of_run)).collect();
    let texts: Vec<String> = about.iter().map(|finding| text(report, finding, is_of_run)).collect();
    let status = if let Some(first) = about.iter().find(|finding| !finding.is_advice) {
        let marked: Vec<&[usize]> = about
            .iter()
            .flat_map(|finding| finding.unmet_expectations.iter().filter(|unmet| is_of_run(unmet)))
            .map(|unmet| unmet.node_path.as_slice())
            .collect();
        let plan = run.plan.as_ref();
        let plan = plan.map(|plan| tree::draw(plan, View { marked: &marked, width: WIDTH, is_whole: false }));
        let details = format!("{}\n\n{}", texts.join("\n\n"), plan.unwrap_or_default());
        failed(first.cause.as_str(), &first.message, details)
    } else if let Some(unchecked) = run.unchecked.first() {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        let hint = unchecked.hint.as_ref().map(|hint| format!("hint: {hint}"));
        let lines: Vec<String> = unchecked.excerpt().into_iter().chain(hint).collect();
        status.set_type("unchecked").set_message(&unchecked.reason).set_description(lines.join("\n"));
        status
    } else {
        TestCaseStatus::success()
    };
    let mut test = case(finding::of_run(check, run), &check.name, status);
    if let Some(took) = run.took_ms {
        test.set_time(Duration::from_secs_f64(took.max(0.0) / 1e3));
    }
    if about.iter().all(|finding| finding.is_advice) && !texts.is_empty() {
        test.set_system_out(texts.join("\n\n"));
    }
    test
}

fn case(name: String, class: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(name, status);
    case.set_classname(class);
    case
}

fn failed(kind: &str, message: &str, details: String) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type(kind).set_message(message).set_description(details);
    status
}
