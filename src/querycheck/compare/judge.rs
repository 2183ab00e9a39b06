//! Which of two plans of a query is worse.

use std::collections::BTreeMap;

use super::side::TableSize;
use crate::querycheck::comparison::{Measure, PlanShift};
use crate::querycheck::explain::{Plan, TableName};
use crate::querycheck::rules::FEW_PAGES;

/// Figures of one plan differ by as much from day to day, by what `analyze` draws.
const SAME_PART: f64 = 1.2;
/// Pages, or units of cost: a level more of an index is no other plan.
const SAME_UNITS: f64 = 5.0;

/// A plan, and the sizes of the tables in its database.
pub(super) struct Sized<'a> {
    pub plan: &'a Plan,
    pub sizes: &'a BTreeMap<TableName, TableSize>,
}

/// Compares two plans, by pages if both were run; `None` if there is nothing to say.
///
/// A figure may grow and shrink with the rows: with those of every table while the plan is the same, and else with
/// those that the plan before reads from end to end.
pub(super) fn judge(
    before: &Sized<'_>,
    after: &Sized<'_>,
    is_same_shape: bool,
) -> Option<(PlanShift, Measure, [f64; 2])> {
    let (measure, [old, new]) = figures(before.plan, after.plan);
    let scans: Vec<TableName> = before
        .plan
        .root
        .all()
        .iter()
        .filter(|node| node.is_seq_scan())
        .filter_map(|node| node.table())
        .collect();
    let (mut least, mut most) = (1.0_f64, 1.0_f64);
    for table in before.plan.root.tables() {
        let (Some(then), Some(now)) = (before.sizes.get(&table), after.sizes.get(&table)) else { continue };
        let growth = sorted(now.rows) / sorted(then.rows);
        least = least.min(growth);
        if is_same_shape || scans.contains(&table) {
            most = most.max(growth);
        }
    }
    let shift = if new > old * most * SAME_PART + SAME_UNITS {
        if !is_same_shape && is_of_small(before, after) { PlanShift::Changed } else { PlanShift::Worse }
    } else if new * SAME_PART + SAME_UNITS < old * least {
        PlanShift::Better
    } else {
        PlanShift::Changed
    };
    // The same nodes at about the same figure.
    (!is_same_shape || shift != PlanShift::Changed).then_some((shift, measure, [old, new]))
}

fn figures(before: &Plan, after: &Plan) -> (Measure, [f64; 2]) {
    match (before.pages(), after.pages()) {
        (Some(old), Some(new)) if before.was_run() && after.was_run() => {
            (Measure::Pages, [old as f64, new as f64])
        }
        _ => (Measure::Cost, [before.root.total_cost, after.root.total_cost]),
    }
}

/// The work of sorting so many rows: no plan is expected to grow faster.
fn sorted(rows: f64) -> f64 {
    let rows = rows.max(2.0);
    rows * rows.ln()
}

/// Whether all that the plan after reads from end to end are tables that have shrunk to a few pages: an index would
/// gain nothing there.
fn is_of_small(before: &Sized<'_>, after: &Sized<'_>) -> bool {
    let scanned = after.plan.root.all().into_iter().filter(|node| node.is_seq_scan());
    let mut tables = scanned.filter_map(|node| node.table()).peekable();
    tables.peek().is_some()
        && tables.all(|table| match (before.sizes.get(&table), after.sizes.get(&table)) {
            (Some(then), Some(now)) => now.rows < then.rows && now.pages <= FEW_PAGES as i64,
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn plan(kind: &str, cost: f64, pages: Option<u64>) -> Plan {
        let mut printed = json!([{ "Plan": {
            "Node Type": kind, "Relation Name": "t", "Schema": "public", "Total Cost": cost, "Plan Rows": 1,
        }}]);
        if let Some(pages) = pages {
            printed[0]["Plan"]["Shared Hit Blocks"] = pages.into();
            printed[0]["Execution Time"] = 1.into();
        }
        Plan::read(printed).expect("a plan")
    }

    fn shift(before: (&Plan, f64), after: (&Plan, f64)) -> Option<PlanShift> {
        let sizes = |rows: f64| {
            BTreeMap::from([(TableName::new("public", "t"), TableSize { rows, pages: rows as i64 / 100 })])
        };
        let [old, new] = [sizes(before.1), sizes(after.1)];
        let is_same_shape = before.0.root.kind == after.0.root.kind;
        judge(&Sized { plan: before.0, sizes: &old }, &Sized { plan: after.0, sizes: &new }, is_same_shape)
            .map(|(shift, ..)| shift)
    }

    #[test]
    fn a_figure_may_differ_a_little_and_grow_with_the_rows() {
        let [scan, dear] = [plan("Seq Scan", 1000.0, None), plan("Seq Scan", 10_000.0, None)];
        assert_eq!(shift((&scan, 1e5), (&scan, 1e5)), None);
        assert_eq!(shift((&scan, 1e5), (&plan("Seq Scan", 1190.0, None), 1e5)), None);
        assert_eq!(shift((&scan, 1e5), (&dear, 1e5)), Some(PlanShift::Worse));
        assert_eq!(shift((&dear, 1e5), (&scan, 1e5)), Some(PlanShift::Better));
        assert_eq!(shift((&scan, 1e5), (&dear, 1e6)), None, "ten times the rows");
        assert_eq!(shift((&dear, 1e6), (&scan, 1e5)), None);
        let index = plan("Index Scan", 8.4, None);
        assert_eq!(shift((&index, 1e6), (&index, 1e3)), None, "an index does not shrink with its table");
    }

    #[test]
    fn another_plan_is_worse_whatever_the_rows_unless_the_one_before_read_them_all() {
        let [index, scan] = [plan("Index Scan", 8.4, None), plan("Seq Scan", 20_000.0, None)];
        assert_eq!(shift((&index, 1e3), (&scan, 1e6)), Some(PlanShift::Worse));
        assert_eq!(shift((&scan, 1e6), (&index, 1e6)), Some(PlanShift::Better));
        let small = plan("Seq Scan", 20.0, None);
        assert_eq!(shift((&index, 1e6), (&small, 1e3)), Some(PlanShift::Changed), "few pages");
        assert_eq!(
            shift((&small, 1e3), (&plan("Bitmap Heap Scan", 300.0, None), 1e6)),
            Some(PlanShift::Changed)
        );
    }

    #[test]
    fn pages_count_if_both_were_run() {
        let [cheap, dear] = [plan("Seq Scan", 10.0, Some(900)), plan("Seq Scan", 9000.0, Some(900))];
        assert_eq!(shift((&cheap, 1e5), (&dear, 1e5)), None);
        assert_eq!(shift((&plan("Seq Scan", 10.0, None), 1e5), (&dear, 1e5)), Some(PlanShift::Worse));
    }
}
