//! Rules about the cost of a plan: rows, pages, memory, time, and the planner's estimates.

use std::time::Duration;

use super::verdict::{FEW_PAGES, Verdict, broken, figure};
use crate::querycheck::explain::visit::visits;
use crate::querycheck::explain::{Node, Plan};

/// The rows below which an estimate is never far off: whatever is done with so few, it is quick.
const FEW_ROWS: f64 = 10.0;

pub(super) fn at_most(found: f64, most: f64, unit: &str) -> Verdict {
    if found <= most {
        return Verdict::Holds;
    }
    broken(Vec::new(), format!("at most {} {unit}", figure(most)), format!("{} {unit}", figure(found)))
}

pub(super) fn max_buffers(plan: &Plan, most: u64) -> Verdict {
    match pages_of_run(plan) {
        None => Verdict::NeedsRun,
        Some(pages) => at_most(pages as f64, most as f64, "pages"),
    }
}

pub(super) fn buffers_per_row(plan: &Plan, most: f64) -> Verdict {
    match pages_of_run(plan) {
        None => Verdict::NeedsRun,
        Some(pages) if pages <= FEW_PAGES => Verdict::Holds,
        Some(pages) => at_most(pages as f64 / plan.rows().max(1.0), most, "pages for each row"),
    }
}

fn pages_of_run(plan: &Plan) -> Option<u64> {
    plan.pages().filter(|_| plan.was_run())
}

pub(super) fn max_time(plan: &Plan, most: Duration) -> Verdict {
    match plan.execution_ms {
        None => Verdict::NeedsRun,
        Some(took) => at_most(took, most.as_secs_f64() * 1e3, "ms"),
    }
}

pub(super) fn no_temp_spill(plan: &Plan) -> Verdict {
    if !plan.was_run() {
        return Verdict::NeedsRun;
    }
    // The figure includes the nodes below: the deepest one with it caused it.
    let spills = |node: &Node| node.spilled_pages > 0 || node.disk_kb > 0;
    let deepest =
        plan.root.paths().into_iter().filter(|(_, node)| spills(node)).max_by_key(|(path, _)| path.len());
    match deepest {
        None => Verdict::Holds,
        Some((path, node)) => {
            let kilobytes = (node.spilled_pages * 8).max(node.disk_kb);
            broken(
                path,
                "everything in memory",
                format!("{} kB in temporary files", figure(kilobytes as f64)),
            )
        }
    }
}

pub(super) fn removed_ratio(plan: &Plan, most: f64) -> Verdict {
    if !plan.was_run() {
        return Verdict::NeedsRun;
    }
    let ratio = |node: &Node| node.removed_rows / node.rows.unwrap_or_default().max(1.0);
    let found = plan.root.paths().into_iter().map(|(path, node)| (path, node, ratio(node)));
    match found
        .filter(|(_, node, ratio)| *ratio > most && node.removed_rows > FEW_ROWS)
        .max_by(|a, b| a.2.total_cmp(&b.2))
    {
        None => Verdict::Holds,
        Some((path, node, _)) => broken(
            path,
            format!("at most {} rows discarded for each row kept", figure(most)),
            format!(
                "{} discarded for {} kept",
                figure(node.removed_rows),
                figure(node.rows.unwrap_or_default())
            ),
        ),
    }
}

/// How far off an estimate is, as a factor of at least 1; few rows are as good as none.
fn factor(expected: f64, found: f64) -> f64 {
    let (expected, found) = (expected.max(FEW_ROWS), found.max(FEW_ROWS));
    (expected / found).max(found / expected)
}

pub(super) fn estimate_error(plan: &Plan, most: f64) -> Verdict {
    if !plan.was_run() {
        return Verdict::NeedsRun;
    }
    // A node cut short by a limit has no full count.
    let counted = visits(plan).into_iter().filter(|visit| !visit.is_limited);
    let errors = counted.filter_map(|visit| {
        let found = visit.node.rows_per_loop()?;
        Some((factor(visit.node.plan_rows, found), found, visit))
    });
    match errors.filter(|(off, ..)| *off > most).max_by(|(a, ..), (b, ..)| a.total_cmp(b)) {
        None => Verdict::Holds,
        Some((off, found, visit)) => broken(
            visit.path,
            format!("estimates at most {} times off", figure(most)),
            format!(
                "{} rows where {} were expected, {} times off",
                figure(found),
                figure(visit.node.plan_rows),
                figure(off)
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::{plan, seq_scan};
    use super::*;
    use crate::querycheck::rules::{Allowed, Rule, Tables};

    #[test]
    fn figures_are_compared_with_their_bounds() {
        let node = json!({
            "Node Type": "Seq Scan", "Total Cost": 250.0, "Plan Rows": 20, "Actual Rows": 400, "Actual Loops": 1,
            "Rows Removed by Filter": 8000, "Shared Hit Blocks": 190, "Shared Read Blocks": 10, "Temp Written Blocks": 3,
        });
        let ran = plan(node);
        let verdict = |rule: Rule| rule.evaluate(&ran, &Tables::default(), Allowed::default());
        let found = |rule: Rule| match verdict(rule) {
            Verdict::Broken(broken) => broken.found,
            other => format!("{other:?}"),
        };
        assert_eq!(found(Rule::MaxCost(249.0)), "250 cost");
        assert_eq!(found(Rule::MaxRows(399)), "400 rows");
        assert_eq!(found(Rule::MaxBuffers(199)), "200 pages");
        assert_eq!(found(Rule::BuffersPerRow(0.4)), "0.5 pages for each row");
        assert_eq!(found(Rule::RowsRemovedRatio(19.0)), "8,000 discarded for 400 kept");
        assert_eq!(found(Rule::MaxEstimateError(19.0)), "400 rows where 20 were expected, 20 times off");
        assert_eq!(found(Rule::NoTempSpill), "24 kB in temporary files");
        assert_eq!(found(Rule::MaxTime(Duration::from_millis(12))), "12.5 ms");
        for rule in [
            Rule::MaxCost(250.0),
            Rule::MaxRows(400),
            Rule::MaxBuffers(200),
            Rule::BuffersPerRow(0.5),
            Rule::RowsRemovedRatio(20.0),
            Rule::MaxEstimateError(20.0),
            Rule::MaxTime(Duration::from_millis(13)),
            Rule::NoSort,
        ] {
            assert_eq!(verdict(rule.clone()), Verdict::Holds, "{rule:?}");
        }
    }

    #[test]
    fn what_only_a_run_can_tell_is_not_told_without_one() {
        let planned = Plan::read(json!([{ "Plan": seq_scan() }])).expect("a plan");
        for rule in [
            Rule::MaxBuffers(1),
            Rule::NoTempSpill,
            Rule::MaxTime(Duration::ZERO),
            Rule::MaxEstimateError(1.0),
        ] {
            assert_eq!(
                rule.evaluate(&planned, &Tables::default(), Allowed::default()),
                Verdict::NeedsRun,
                "{rule:?}"
            );
        }
    }
}
