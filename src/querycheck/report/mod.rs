//! Reports on query plans, for people here and for other programs in the files below.
//!
//! - [`finding`]: one finding at a glance.
//! - [`tree`]: a drawn plan.
//! - [`baseline`]: the changes of a baseline.
//! - [`comparison`]: plans beside those of another database, or those before a migration.
//! - [`growth`]: the pages that queries read as the database grows, with a chart.
//! - [`junit`], [`tap`]: documents for CI with a test for each plan.
//! - [`github`], [`gitlab`], [`sarif`]: documents for CI about the lines of files, which share [`annotations`].

pub mod annotations;
pub mod baseline;
mod comparison;
mod finding;
pub mod github;
pub mod gitlab;
pub mod growth;
pub mod junit;
pub mod sarif;
pub mod tap;
mod tree;

use console::style;

use finding::of_run;

use crate::querycheck::outcome::{CheckReport, Unchecked};
use crate::querycheck::rules::figure;
use crate::querycheck::{LeftOut, Report, Run, Status, Tier};
use crate::report::style::{count, milliseconds};
use crate::report::{Size, table};

/// Draws the checks, the findings, and the unchecked plans; with `shows_plans` every plan in the report.
pub fn draw(report: &Report, shows_plans: bool) -> String {
    let width = Size::of_answer().width;
    let mut text = checks(report);
    if shows_plans {
        text.push_str(&plans(report, width));
    }
    text.extend(report.comparison.as_ref().map(comparison::draw));
    text.push_str(&what_is_wrong(report, width));
    text + &summary(report)
}

/// Draws the findings, the unchecked plans, and their numbers.
pub fn what_is_wrong(report: &Report, width: usize) -> String {
    let mut text = String::new();
    for found in &report.findings {
        text.push('\n');
        text.push_str(&finding::draw(report, found, width));
    }
    text + &unchecked(report) + &verdict(report)
}

fn checks(report: &Report) -> String {
    let columns = ["", "query", ">plans", ">cost", ">rows", ">pages", ">ms"];
    table::draw(columns, report.checks.iter().map(row))
}

/// The worst figure of any case.
fn row(check: &CheckReport) -> Vec<String> {
    let worst = |figure: fn(&Run) -> Option<f64>| check.runs.iter().filter_map(figure).reduce(f64::max);
    let dash = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    // The cost of a plan that the planner did not choose is no figure of the query's.
    let cost = worst(|run| run.cost.filter(|_| run.tier == Tier::Chosen));
    vec![
        mark(check.status),
        check.name.clone(),
        check.runs.len().to_string(),
        dash(cost.map(figure)),
        dash(worst(|run| run.rows).map(figure)),
        dash(worst(|run| run.pages.map(|pages| pages as f64)).map(figure)),
        dash(worst(|run| run.took_ms).map(milliseconds)),
    ]
}

pub fn mark(status: Status) -> String {
    match status {
        Status::Passed => style("✓").green(),
        Status::Failed => style("✗").red(),
        Status::Unchecked => style("?").yellow(),
    }
    .to_string()
}

/// Every plan, each with where it comes from.
fn plans(report: &Report, width: usize) -> String {
    let mut text = String::new();
    for (check, run) in report.runs() {
        let Some(plan) = &run.plan else { continue };
        let broken = report.findings.iter().flat_map(|finding| &finding.unmet_expectations);
        let broken = broken.filter(|unmet| unmet.is_of(&check.name, run));
        let marked: Vec<&[usize]> = broken.map(|unmet| unmet.node_path.as_slice()).collect();
        text.push_str(&format!(
            "\n{} {}: {}\n",
            mark(run.status),
            style(&check.name).bold(),
            of_run(check, run)
        ));
        text.push_str(&tree::draw(plan, tree::View { marked: &marked, width, is_whole: true }));
    }
    text
}

/// Draws the unchecked plans: each reason once.
fn unchecked(report: &Report) -> String {
    let mut text = String::new();
    let mut shown: Vec<&Unchecked> = Vec::new();
    for (check, run) in report.runs() {
        for unchecked in &run.unchecked {
            if shown.contains(&unchecked) {
                continue;
            }
            shown.push(unchecked);
            let alike = report.runs().filter(|(_, run)| run.unchecked.contains(unchecked)).count();
            let more = match alike {
                1 => String::new(),
                alike => format!(", nor {}", count(alike - 1, "more plan", "more plans")),
            };
            text.push_str(&format!(
                "\n{} {} was not checked ({}){more}: {}\n",
                style("?").yellow(),
                check.name,
                of_run(check, run),
                unchecked.reason
            ));
            text.extend(unchecked.excerpt().iter().map(|line| format!("  {line}\n")));
            text.extend(unchecked.hint.as_ref().map(|hint| format!("  hint: {hint}\n")));
        }
    }
    text
}

fn verdict(report: &Report) -> String {
    let found = match report.failures().count() {
        0 => "no findings".to_owned(),
        number => count(number, "finding", "findings"),
    };
    format!(
        "\n{}: {} passed, {} failed, {} not checked; {found}\n",
        count(report.checks.len(), "query", "queries"),
        report.count(Status::Passed),
        report.count(Status::Failed),
        report.count(Status::Unchecked),
    )
}

fn summary(report: &Report) -> String {
    remarks(report).into_iter().map(|remark| remark + "\n").collect()
}

/// Returns which tiers ran, with which settings, and what was left out.
pub fn remarks(report: &Report) -> Vec<String> {
    let asked = Tier::ALL.into_iter().filter(|tier| report.tiers.contains(tier));
    let asked: Vec<String> = asked.map(|tier| format!("{} ({})", tier.meaning(), tier.as_str())).collect();
    let mut remarks = vec![format!("checked: {}", asked.join("; "))];
    for tier in Tier::ALL.into_iter().filter(|tier| !report.tiers.contains(tier)) {
        remarks.push(format!("skipped: {} ({})", tier.meaning(), tier.as_str()));
    }
    let needs_run: usize = report.runs().map(|(_, run)| run.needs_run.len()).sum();
    if needs_run > 0 {
        let expectations = count(needs_run, "expectation needs", "expectations need");
        remarks.push(format!("not checked: {expectations} a run of the query: `--analyze`"));
    }
    let too_small: usize = report.runs().map(|(_, run)| run.too_small.len()).sum();
    if too_small > 0 {
        let expectations = count(too_small, "expectation needs", "expectations need");
        remarks.push(format!("not checked: {expectations} larger tables"));
    }
    remarks.extend(report.left_out.iter().map(LeftOut::to_string));
    if !report.hidden_statistics.is_empty() {
        let tables = report.hidden_statistics.join(", ");
        remarks.push(format!(
            "not checked: the statistics of {tables}, which this role may not see (no privilege, or row level security)"
        ));
    }
    let gone = report.gone_from_checks.as_deref().unwrap_or_default();
    if !gone.is_empty() {
        remarks
            .push(format!("the baseline has plans of cases that are no longer checked: {}", gone.join(", ")));
    }
    remarks.extend(
        report
            .comparison
            .iter()
            .flat_map(|comparison| comparison::remarks(comparison, &report.server_version)),
    );
    remarks.push(planned_with(report));
    remarks
}

/// The server, and the settings that were pinned.
pub fn planned_with(report: &Report) -> String {
    let settings: Vec<String> =
        report.settings.iter().map(|setting| format!("{}={}", setting.name, setting.value)).collect();
    let settings =
        if settings.is_empty() { "the server's own settings".to_owned() } else { settings.join(", ") };
    format!("PostgreSQL {}, planned with {settings}", report.server_version)
}
