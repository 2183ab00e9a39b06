//! Draws how plans compare with those of another database, or with those before a migration.

use console::style;

use super::finding::difference;
use crate::querycheck::comparison::{
    Before, Comparison, Incomparable, Measure, PlanComparison, PlanShift, TableComparison,
};
use crate::querycheck::rules::figure;
use crate::report::style::count;
use crate::report::table;

/// A table with this many times as many rows is named.
const NOTABLE: f64 = 2.0;
/// Of a list in a remark.
const SHOWN: usize = 5;

/// The plans that are different, the worst first; the nodes of those that no finding draws.
pub fn draw(comparison: &Comparison) -> String {
    let columns = ["", "change", "query", "case", "planning", ">before", ">after", ""];
    let mut text = String::new();
    if !comparison.plans.is_empty() {
        text.push('\n');
        text.push_str(&table::draw(columns, comparison.plans.iter().map(row)));
    }
    for plan in comparison.plans.iter().filter(|plan| plan.shift != PlanShift::Worse) {
        if plan.difference.is_empty() {
            continue;
        }
        let PlanComparison { check, case, planning, shift, .. } = plan;
        let heading = format!("{check}: {shift}, {planning} plan, {case}");
        text.push_str(&format!("\n  {}\n", style(heading).underlined()));
        text.extend(difference(&plan.difference).lines().map(|line| format!("  {line}\n")));
    }
    text
}

fn row(plan: &PlanComparison) -> Vec<String> {
    let mark = match plan.shift {
        PlanShift::Worse => style("✗").red(),
        PlanShift::Changed => style("~").yellow(),
        PlanShift::Better => style("✓").green(),
    };
    let unit = match plan.measure {
        Measure::Pages => "pages",
        Measure::Cost => "cost",
    };
    vec![
        mark.to_string(),
        plan.shift.to_string(),
        plan.check.clone(),
        plan.case.clone(),
        plan.planning.to_string(),
        figure(plan.before),
        figure(plan.after),
        unit.to_owned(),
    ]
}

/// What was compared with what, and how many plans came out how.
pub fn remarks(comparison: &Comparison, server_version: &str) -> Vec<String> {
    let Comparison { before, compared, plans, incomparable, tables } = comparison;
    let number = |shift| comparison.count(shift);
    let with = match &before.migrations[..] {
        [] => format!("the base {} (PostgreSQL {})", before.database, before.server_version),
        migrations => format!("those before {}", migrations.join(", ")),
    };
    let counts = [
        format!("{} worse", number(PlanShift::Worse)),
        format!("{} better", number(PlanShift::Better)),
        format!("{} changed", number(PlanShift::Changed)),
        format!("{} the same", compared - plans.len()),
    ];
    let plans = count(*compared, "plan", "plans");
    let mut remarks = vec![format!("{plans} compared with {with}: {}", counts.join(", "))];
    if before.server_version != server_version && !before.is_migrated() {
        remarks.push(format!(
            "the base has PostgreSQL {}, this database {server_version}: plans may differ by that alone",
            before.server_version
        ));
    }
    let [then, now] = [before.adverb(), before.adverb_of_report()];
    remarks.extend(only(incomparable, false).map(|names| format!("planned only {then}: {names}")));
    remarks.extend(only(incomparable, true).map(|names| format!("planned only {now}: {names}")));
    remarks.extend(sizes(before, tables));
    remarks
}

/// The queries that one side cannot plan, each once; `None` if there are none.
fn only(incomparable: &[Incomparable], lacks_before: bool) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for one in incomparable.iter().filter(|one| one.lacks_before == lacks_before) {
        if !names.contains(&one.check.as_str()) {
            names.push(&one.check);
        }
    }
    let more = names.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    names.truncate(SHOWN);
    (!names.is_empty()).then(|| names.join(", ") + &more)
}

/// Tables that are much larger on one side.
fn sizes(before: &Before, tables: &[TableComparison]) -> Option<String> {
    let times = |table: &TableComparison| {
        let (rows_before, rows_after) = (table.rows_before.max(1.0), table.rows_after.max(1.0));
        (rows_before / rows_after).max(rows_after / rows_before)
    };
    let mut notable: Vec<&TableComparison> = tables.iter().filter(|table| times(table) >= NOTABLE).collect();
    notable.sort_by(|one, other| times(other).total_cmp(&times(one)));
    if notable.is_empty() {
        return None;
    }
    let each = notable.iter().take(SHOWN).map(|table| {
        let TableComparison { table, rows_before, rows_after } = table;
        let (then, now) = (before.adverb(), before.adverb_of_report());
        format!("{table} has {} rows {then} and {} {now}", figure(*rows_before), figure(*rows_after))
    });
    let each: Vec<String> = each.collect();
    let more = notable.len().saturating_sub(SHOWN);
    let more =
        if more > 0 { format!("; and {}", count(more, "more table", "more tables")) } else { String::new() };
    Some(format!("the sizes differ: {}{more}", each.join("; ")))
}
