//! What looking at plans found, for people.

use console::style;

use super::style::{count, milliseconds};
use super::table;
use crate::model::plan::report::{CheckReport, Unchecked};
use crate::model::plan::rule::figure;
use crate::model::plan::{Finding, Report, Status};

/// Draws the checks, the findings, and what could not be checked.
pub fn draw(report: &Report) -> String {
    let mut text = checks(report);
    for finding in &report.findings {
        text.push('\n');
        text.push_str(&draw_finding(report, finding));
    }
    text.push_str(&unchecked(report));
    text + &summary(report)
}

fn checks(report: &Report) -> String {
    let columns = [
        table::text(""),
        table::text("query"),
        table::number("plans"),
        table::number("cost"),
        table::number("rows"),
        table::number("pages"),
        table::number("ms"),
    ];
    table::draw(&columns, report.checks.iter().map(row))
}

/// The worst figure of any case.
fn row(check: &CheckReport) -> Vec<String> {
    let worst = |figures: &dyn Fn(&crate::model::plan::Run) -> Option<f64>| {
        check
            .runs
            .iter()
            .filter_map(figures)
            .fold(None, |worst: Option<f64>, next| Some(worst.map_or(next, |w| w.max(next))))
    };
    let dash = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    // What is forbidden costs ten thousand million: no figure of the query's.
    let cost = worst(&|run| run.cost.filter(|_| run.tier == crate::model::plan::Tier::Chosen));
    vec![
        mark(check.status),
        check.name.clone(),
        check.runs.len().to_string(),
        dash(cost.map(figure)),
        dash(worst(&|run| run.rows).map(figure)),
        dash(worst(&|run| run.pages.map(|pages| pages as f64)).map(figure)),
        dash(worst(&|run| run.took_ms).map(milliseconds)),
    ]
}

fn mark(status: Status) -> String {
    match status {
        Status::Passed => style("✓").green(),
        Status::Failed => style("✗").red(),
        Status::Unchecked => style("?").yellow(),
    }
    .to_string()
}

fn draw_finding(report: &Report, finding: &Finding) -> String {
    let mark = if finding.is_advice { style("!").yellow() } else { style("✗").red() };
    let mut text = format!("{mark} {}  {}\n", style(finding.cause.as_str()).bold(), finding.message);
    for violation in &finding.violations {
        text.push_str(&format!(
            "    {} ({}, {}, {}) {}: expected {}, found {}\n",
            violation.check,
            violation.case,
            violation.tier.as_str(),
            violation.planning.as_str(),
            violation.rule.as_str(),
            violation.expected,
            violation.found
        ));
    }
    let _ = report;
    for command in &finding.mend {
        text.push_str(&format!("  mend: {command}\n"));
    }
    text
}

fn unchecked(report: &Report) -> String {
    let mut text = String::new();
    let mut told: Vec<&Unchecked> = Vec::new();
    for check in &report.checks {
        for (run, unchecked) in
            check.runs.iter().flat_map(|run| run.unchecked.iter().map(move |why| (run, why)))
        {
            if told.contains(&unchecked) {
                continue;
            }
            told.push(unchecked);
            let alike = report.checks.iter().flat_map(|check| &check.runs);
            let alike = alike.filter(|run| run.unchecked.contains(unchecked)).count();
            text.push_str(&format!(
                "\n{} {} ({}, {}) was not checked: {}\n",
                style("?").yellow(),
                check.name,
                run.case,
                run.tier.as_str(),
                unchecked.reason
            ));
            if alike > 1 {
                text.push_str(&format!("    and {} more plans\n", alike - 1));
            }
            text.extend(unchecked.hint.as_ref().map(|hint| format!("  hint: {hint}\n")));
        }
    }
    text
}

fn summary(report: &Report) -> String {
    let settings: Vec<String> =
        report.settings.iter().map(|setting| format!("{}={}", setting.name, setting.value)).collect();
    let failures = report.failures().count();
    let found = match failures {
        0 => "nothing is wrong".to_owned(),
        number => count(number, "thing is wrong", "things are wrong"),
    };
    format!(
        "\n{}: {} passed, {} failed, {} not checked; {found}\nPostgreSQL {}, {}\n",
        count(report.checks.len(), "query", "queries"),
        report.count(Status::Passed),
        report.count(Status::Failed),
        report.count(Status::Unchecked),
        report.server_version,
        settings.join(", ")
    )
}
