//! Compares the chosen plans of a report with those of another database, or with those before a migration.
//!
//! - [`side`]: the plans to compare with, and the sizes of their tables.
//! - [`mod@judge`]: which of two plans is worse.

mod judge;
mod side;

use std::collections::BTreeSet;

use judge::{Sized, judge};
pub use side::{Side, with_parameters};

use super::causes::{CauseCode, plan_worse};
use super::comparison::{
    Before, Comparison, Incomparable, Measure, PlanComparison, PlanShift, TableComparison,
};
use super::evaluate::{sort, worst};
use super::explain::fingerprint::{difference, fingerprint};
use super::explain::{Explained, Plan, TableName, Tier};
use super::file::{Location, QueryCheck};
use super::outcome::{CheckReport, PlanFinding, Report, Run, Status, Unchecked, UnmetExpectation};
use super::rules::{RuleCode, figure};
use crate::db::queries::server::named_indexes;
use crate::db::{Session, quote_identifier};
use crate::error::Result;

/// Compares the plans of `report` with those of `before`, and adds a finding for each query that has become worse.
///
/// `session` is that of the report. A plan that only one of the two has leaves its run unchecked, unless it is one that a
/// migration makes possible.
///
/// # Errors
/// Those of the connection.
pub async fn compare(
    session: &Session,
    report: &mut Report,
    before: Side,
    checks: &[QueryCheck],
) -> Result<()> {
    let plans = chosen(&report.checks).filter_map(|(_, run)| run.plan.as_ref());
    let sizes = side::sizes(session, plans).await?;
    let Side { about, plans: earlier, sizes: earlier_sizes } = before;
    let mut comparison = Comparison {
        before: about,
        compared: 0,
        plans: Vec::new(),
        incomparable: Vec::new(),
        tables: Vec::new(),
    };
    let mut read = BTreeSet::new();
    let mut worse: Vec<(UnmetExpectation, PlanComparison)> = Vec::new();
    let mut used = BTreeSet::new();
    for check in &mut report.checks {
        for run in check.runs.iter_mut().filter(|run| run.tier == Tier::Chosen) {
            let Some(one) = earlier.iter().find(|one| is_same(one, &check.name, run, checks)) else {
                continue;
            };
            let (old, new) = match (&one.outcome, &run.plan) {
                (Ok(old), Some(new)) => (old, new),
                (Err(_), None) => continue,
                (outcome, _) => {
                    comparison.incomparable.push(incomparable(&check.name, run, outcome));
                    // A query that a migration makes possible is checked by its expectations.
                    let is_new = comparison.before.is_migrated() && run.plan.is_some();
                    if let Err(unchecked) = outcome
                        && !is_new
                    {
                        leave_unchecked(run, unchecked, &comparison.before);
                    }
                    continue;
                }
            };
            comparison.compared += 1;
            read.extend(old.root.tables().chain(new.root.tables()));
            let changes = difference(&fingerprint(&old.root), &fingerprint(&new.root));
            let judged = judge(
                &Sized { plan: old, sizes: &earlier_sizes },
                &Sized { plan: new, sizes: &sizes },
                changes.is_none(),
            );
            let Some((shift, measure, [before, after])) = judged else { continue };
            let compared = PlanComparison {
                check: check.name.clone(),
                case: run.case.clone(),
                planning: run.planning,
                shift,
                measure,
                before,
                after,
                difference: changes.unwrap_or_default(),
            };
            if shift == PlanShift::Worse {
                run.status = Status::Failed;
                used.extend(old.root.indexes().into_iter().map(str::to_owned));
                let location = check.sql_location.clone();
                worse.push((unmet(&compared, new, location, &comparison.before), compared.clone()));
            }
            comparison.plans.push(compared);
        }
        check.status = worst(check.runs.iter().map(|run| run.status));
    }
    let missing = missing(session, used).await?;
    for (unmet, compared) in worse {
        add(report, unmet, &compared, &comparison.before, &earlier, &missing);
    }
    sort(&mut report.findings);
    let times = |plan: &PlanComparison| plan.after / plan.before.max(1.0);
    comparison
        .plans
        .sort_by(|one, other| one.shift.cmp(&other.shift).then(times(other).total_cmp(&times(one))));
    comparison.tables = read
        .iter()
        .filter_map(|table| {
            let (before, after) = (earlier_sizes.get(table)?, sizes.get(table)?);
            (before.rows != after.rows).then(|| TableComparison {
                table: name(table),
                rows_before: before.rows,
                rows_after: after.rows,
            })
        })
        .collect();
    report.comparison = Some(comparison);
    Ok(())
}

/// The name for people: with the schema unless that is `public`.
fn name(table: &TableName) -> String {
    match table.schema.as_str() {
        "public" => table.name.clone(),
        schema => format!("{schema}.{}", table.name),
    }
}

fn chosen(checks: &[CheckReport]) -> impl Iterator<Item = (&CheckReport, &Run)> {
    let runs = checks.iter().flat_map(|check| check.runs.iter().map(move |run| (check, run)));
    runs.filter(|(_, run)| run.tier == Tier::Chosen)
}

/// Whether `one` is the same plan of the same query.
fn is_same(one: &Explained, check: &str, run: &Run, checks: &[QueryCheck]) -> bool {
    one.check == check
        && one.planning == run.planning
        && checks
            .iter()
            .find(|known| known.name == check)
            .and_then(|known| known.cases.get(one.case))
            .is_some_and(|case| case.name == run.case)
}

fn incomparable(check: &str, run: &Run, before: &Result<Plan, Unchecked>) -> Incomparable {
    let of_run = || run.unchecked.first().map(|unchecked| unchecked.reason.clone()).unwrap_or_default();
    Incomparable {
        check: check.to_owned(),
        case: run.case.clone(),
        planning: run.planning,
        lacks_before: before.is_err(),
        reason: before.as_ref().err().map_or_else(of_run, |unchecked| unchecked.reason.clone()),
    }
}

fn leave_unchecked(run: &mut Run, unchecked: &Unchecked, before: &Before) {
    let reason = format!("it has no plan {} to compare with: {}", before.adverb(), unchecked.reason);
    // What helps with this database is no help with another.
    let hint = unchecked.hint.clone().filter(|hint| !hint.contains("--database-url"));
    run.unchecked.push(Unchecked { reason, hint, ..unchecked.clone() });
    if run.status == Status::Passed {
        run.status = Status::Unchecked;
    }
}

fn unmet(compared: &PlanComparison, plan: &Plan, location: Location, before: &Before) -> UnmetExpectation {
    let says = |number: f64| match compared.measure {
        Measure::Pages => format!("{} pages", figure(number)),
        Measure::Cost => format!("cost {}", figure(number)),
    };
    UnmetExpectation {
        check: compared.check.clone(),
        case: compared.case.clone(),
        tier: Tier::Chosen,
        planning: compared.planning,
        rule: RuleCode::NotWorse,
        location,
        expected: format!("{}, as {}", says(compared.before), before.adverb()),
        found: says(compared.after),
        node: plan.root.title(),
        node_path: Vec::new(),
        difference: compared.difference.clone(),
    }
}

/// Those indexes that the database of the session lacks.
async fn missing(session: &Session, used: BTreeSet<String>) -> Result<BTreeSet<String>> {
    let names: Vec<String> = used.iter().map(|name| quote_identifier(name)).collect();
    let there: BTreeSet<String> =
        named_indexes(session, &names).await?.into_iter().map(|row| row.asked).collect();
    Ok(used.into_iter().filter(|name| !there.contains(&quote_identifier(name))).collect())
}

/// Adds a plan that is worse to the findings: one for each query.
fn add(
    report: &mut Report,
    unmet: UnmetExpectation,
    compared: &PlanComparison,
    before: &Before,
    earlier: &[Explained],
    missing: &BTreeSet<String>,
) {
    let known = report
        .findings
        .iter_mut()
        .find(|finding| finding.cause == CauseCode::PlanWorse && finding.object == compared.check);
    if let Some(finding) = known {
        finding.unmet_expectations.push(unmet);
        return;
    }
    let plans = earlier.iter().filter(|one| one.check == compared.check);
    let indexes: BTreeSet<&str> = plans
        .filter_map(|one| one.outcome.as_ref().ok())
        .flat_map(|plan| plan.root.indexes())
        .filter(|index| missing.contains(*index))
        .collect();
    let diagnosis = plan_worse::of(compared, &indexes, before);
    report.findings.push(PlanFinding::new(diagnosis, false, vec![unmet]));
}
