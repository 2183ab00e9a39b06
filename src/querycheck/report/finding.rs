//! Draws one finding: its cause, the queries that it breaks, the plan, the fix.

use std::collections::BTreeSet;

use console::style;

use super::tree::{self, View};
use crate::querycheck::explain::fingerprint::FingerprintLine;
use crate::querycheck::outcome::CheckReport;
use crate::querycheck::rules::RuleCode;
use crate::querycheck::{PlanFinding, Report, Run, Tier, UnmetExpectation};

/// Queries shown in full; the rest by their names.
const SHOWN: usize = 3;
/// Names of a list that are written out.
const NAMED: usize = 2;
/// Unchanged lines drawn around a change.
const CONTEXT: usize = 2;

/// Draws a finding.
pub fn draw(report: &Report, finding: &PlanFinding, width: usize) -> String {
    let mark = if finding.is_advice { style("!").yellow() } else { style("✗").red() };
    let mut text = format!("{mark} {}  {}\n", style(finding.cause.as_str()).bold(), finding.message);
    text.push_str(&broken(report, finding));
    if let Some(unmet) = example(finding) {
        text.push_str(&example_plan(report, finding, unmet, width));
    }
    let has_advice = !finding.fix.is_empty() || finding.hint.is_some();
    if has_advice && !finding.unmet_expectations.is_empty() {
        text.push('\n');
    }
    let heading = fix_heading(finding);
    for command in &finding.fix {
        text.push_str(&format!("  {heading}: {}\n", style(command).cyan()));
    }
    text.extend(finding.hint.iter().map(|hint| format!("  hint: {hint}\n")));
    text
}

/// `fix`, or that nobody has tried it: there was no copy of the database to try it in.
pub fn fix_heading(finding: &PlanFinding) -> &'static str {
    if finding.is_untried() { "fix (not tried)" } else { "fix" }
}

/// The queries that it breaks, each with its unmet expectations.
fn broken(report: &Report, finding: &PlanFinding) -> String {
    let mut text = String::new();
    let names = finding.checks();
    for name in names.iter().take(SHOWN) {
        let check = report.checks.iter().find(|check| check.name == *name);
        let why = check.and_then(|check| check.why.as_ref()).map(|why| format!(": {why}"));
        text.push_str(&format!("  {}{}\n", style(name).bold(), why.unwrap_or_default()));
        let unmet_expectations: Vec<&UnmetExpectation> =
            finding.unmet_expectations.iter().filter(|unmet| unmet.check == *name).collect();
        for alike in alike(&unmet_expectations) {
            text.push_str(&format!("    {}\n", line(&alike, check.map_or(1, |check| check.cases()))));
        }
    }
    if names.len() > SHOWN {
        text.push_str(&format!("  and {} more: {}\n", names.len() - SHOWN, names[SHOWN..].join(", ")));
    }
    text
}

/// Groups expectations with the same text, so that the text appears once for several plans of a query.
pub fn alike<'v>(unmet_expectations: &[&'v UnmetExpectation]) -> Vec<Vec<&'v UnmetExpectation>> {
    let mut groups: Vec<Vec<&UnmetExpectation>> = Vec::new();
    for unmet in unmet_expectations {
        let key = |of: &UnmetExpectation| (of.rule, of.expected.clone(), of.found.clone());
        match groups.iter_mut().find(|group| key(group[0]) == key(unmet)) {
            Some(group) => group.push(unmet),
            None => groups.push(vec![unmet]),
        }
    }
    groups
}

/// `index_used (possible and chosen): expected the index a, found b, c and 7 more`.
pub fn line(alike: &[&UnmetExpectation], cases: usize) -> String {
    let first = alike[0];
    let tiers = Tier::ALL.into_iter().filter(|tier| alike.iter().any(|unmet| unmet.tier == *tier));
    let tiers: Vec<&str> = tiers.map(Tier::as_str).collect();
    let mut of: BTreeSet<&str> = alike.iter().map(|unmet| unmet.case.as_str()).collect();
    if of.len() == cases {
        of.clear();
    }
    let of = if of.is_empty() { String::new() } else { format!("; {}", Vec::from_iter(of).join(", ")) };
    let found = match first.rule {
        RuleCode::IndexUsed | RuleCode::AnyIndex => shortened(&first.found),
        _ => first.found.clone(),
    };
    let rule = style(first.rule.as_str()).dim();
    format!("{rule} ({}{of}): expected {}, found {found}", tiers.join(" and "), first.expected)
}

/// The first names of a list, and how many more.
fn shortened(list: &str) -> String {
    let names: Vec<&str> = list.split(", ").collect();
    if names.len() <= NAMED + 1 {
        return list.to_owned();
    }
    format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED)
}

/// Returns the most telling plan: a chosen one, with a marked node.
fn example(finding: &PlanFinding) -> Option<&UnmetExpectation> {
    let is_better = |unmet: &&UnmetExpectation| (unmet.tier == Tier::Chosen, !unmet.node_path.is_empty());
    // Among equals, the first.
    finding.unmet_expectations.iter().rev().max_by_key(is_better)
}

fn example_plan(report: &Report, finding: &PlanFinding, example: &UnmetExpectation, width: usize) -> String {
    let Some((check, run)) = report.run_of(example) else { return String::new() };
    let heading = format!("{}: {}", check.name, of_run(check, run));
    let drawn = if !example.difference.is_empty() {
        difference(&example.difference)
    } else if let Some(plan) = &run.plan {
        let same = finding.unmet_expectations.iter().filter(|unmet| unmet.is_of(&check.name, run));
        let marked: Vec<&[usize]> = same.map(|unmet| unmet.node_path.as_slice()).collect();
        tree::draw(plan, View { marked: &marked, width: width.saturating_sub(2), is_whole: false })
    } else {
        return String::new();
    };
    let location = format!("{}:{}", example.location.file, example.location.line);
    let drawn: String = drawn.lines().map(|line| format!("  {line}\n")).collect();
    format!("\n  {}  {}\n{drawn}", style(heading).underlined(), style(location).dim())
}

/// Draws two plans as one, with the lines that only the baseline or only this plan has.
pub fn difference(lines: &[FingerprintLine]) -> String {
    let changed: Vec<usize> =
        (0..lines.len()).filter(|&at| !matches!(lines[at], FingerprintLine::Both(_))).collect();
    let is_near = |at: usize| changed.iter().any(|&changed| changed.abs_diff(at) <= CONTEXT);
    let mut text = String::new();
    let mut is_cut = false;
    for (at, line) in lines.iter().enumerate() {
        if !is_near(at) {
            if !is_cut {
                text.push_str(&style("  …\n").dim().to_string());
            }
            is_cut = true;
            continue;
        }
        is_cut = false;
        let drawn = match line {
            FingerprintLine::Both(node) => format!("  {node}"),
            FingerprintLine::Expected(node) => style(format!("- {node}")).red().to_string(),
            FingerprintLine::Found(node) => style(format!("+ {node}")).green().to_string(),
        };
        text.push_str(&drawn);
        text.push('\n');
    }
    text
}

/// Which of a query's plans: `chosen, generic plan, the next sixteen`; its only case needs no name.
pub(super) fn of_run(check: &CheckReport, run: &Run) -> String {
    let case = if check.cases() == 1 { String::new() } else { format!(", {}", run.case) };
    format!("{}, {} plan{case}", run.tier.as_str(), run.planning.as_str())
}
