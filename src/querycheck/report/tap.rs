//! The Test Anything Protocol, version 13: a test for each plan of each query. An unchecked plan is not skipped but
//! fails, because harnesses ignore skipped tests.

use super::annotations::text;
use super::finding::of_run;
use crate::querycheck::outcome::CheckReport;
use crate::querycheck::{PlanFinding, Report, Run, Status, UnmetExpectation};

/// The tests, and those of findings about no plan.
pub fn draw(report: &Report) -> String {
    let of_plans = report.runs().map(|(check, run)| test(report, check, run));
    let of_no_plan = report.findings.iter().filter(|finding| finding.unmet_expectations.is_empty());
    let of_no_plan = of_no_plan.map(|finding| Test {
        name: format!("database: {} {}", finding.cause.as_str(), finding.object),
        failure: (!finding.is_advice).then(|| (finding.cause.as_str(), text(report, finding, |_| true))),
    });
    document(&of_plans.chain(of_no_plan).collect::<Vec<_>>())
}

/// The document of a command that could check nothing.
pub fn failure(command: &str, reason: &str) -> String {
    document(&[Test { name: command.to_owned(), failure: Some(("unchecked", reason.to_owned())) }])
}

struct Test {
    name: String,
    /// The cause and the whole text.
    failure: Option<(&'static str, String)>,
}

fn test(report: &Report, check: &CheckReport, run: &Run) -> Test {
    let is_of_run = |unmet: &UnmetExpectation| unmet.is_of(&check.name, run);
    let about =
        |finding: &&PlanFinding| !finding.is_advice && finding.unmet_expectations.iter().any(is_of_run);
    let found: Vec<&PlanFinding> = report.findings.iter().filter(about).collect();
    let failure = match (found.first(), run.unchecked.first()) {
        (Some(first), _) => {
            let texts: Vec<String> = found.iter().map(|finding| text(report, finding, is_of_run)).collect();
            Some((first.cause.as_str(), texts.join("\n")))
        }
        (None, Some(unchecked)) => {
            let hint = unchecked.hint.iter().map(|hint| format!("hint: {hint}"));
            let lines: Vec<String> =
                std::iter::once(unchecked.reason.clone()).chain(unchecked.excerpt()).chain(hint).collect();
            Some(("unchecked", lines.join("\n")))
        }
        (None, None) => (run.status != Status::Passed).then(|| (run.status.as_str(), String::new())),
    };
    Test { name: format!("{}: {}", check.name, of_run(check, run)), failure }
}

fn document(tests: &[Test]) -> String {
    let mut document = format!("TAP version 13\n1..{}\n", tests.len());
    for (number, Test { name, failure }) in tests.iter().enumerate() {
        let result = if failure.is_some() { "not ok" } else { "ok" };
        document.push_str(&format!("{result} {} - {}\n", number + 1, described(name)));
        if let Some((cause, text)) = failure {
            // Each string of JSON is one of YAML.
            let message = serde_json::Value::from(text.as_str());
            document.push_str(&format!("  ---\n  message: {message}\n  cause: {cause}\n  ...\n"));
        }
    }
    document
}

/// A `#` would begin a directive, such as to skip the test.
fn described(name: &str) -> String {
    name.replace('\\', "\\\\").replace('#', "\\#").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_skips_its_test() {
        let test = |name: &str| Test { name: name.to_owned(), failure: None };
        let document = document(&[test("a # SKIP\nb"), test("c")]);
        assert_eq!(document, "TAP version 13\n1..2\nok 1 - a \\# SKIP b\nok 2 - c\n");
    }
}
