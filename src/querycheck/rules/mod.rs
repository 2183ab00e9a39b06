//! The expectations of a plan, and their evaluation.
//!
//! - [`code`]: the names of the rules.
//! - [`shape`]: rules about a plan's shape.
//! - [`measure`]: rules about its cost.
//! - [`verdict`]: the result of a rule, and the facts that rules need.

mod code;
mod measure;
mod shape;
mod verdict;

use std::time::Duration;

use super::explain::fingerprint::fingerprint;
use super::explain::{Plan, Tier};
pub use code::RuleCode;
pub use shape::{full_reads, index_possible, reads_all_of};
use verdict::broken;
pub use verdict::{Allowed, Break, FEW_PAGES, SoundIndex, Tables, UnindexedKey, Verdict, figure};

/// One expectation of a plan. The tables and tests that list the rules are made from [`RuleCode::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// No table of more rows than this is read from end to end.
    NoSeqScan {
        over_rows: u64,
    },
    /// Each of these indexes is used.
    IndexUsed(Vec<String>),
    /// One of these indexes is used.
    AnyIndex(Vec<String>),
    /// Nothing is sorted.
    NoSort,
    /// Nothing is written to temporary files.
    NoTempSpill,
    /// In the planner's units.
    MaxCost(f64),
    /// Rows returned, or written.
    MaxRows(u64),
    /// Pages of 8 kB, in memory or not.
    MaxBuffers(u64),
    /// Pages for each row returned or written.
    BuffersPerRow(f64),
    /// Rows discarded for each row kept.
    RowsRemovedRatio(f64),
    /// The factor between the expected and the actual rows of a node.
    MaxEstimateError(f64),
    MaxTime(Duration),
    /// The fingerprint is that of the baseline.
    MatchesBaseline(Vec<String>),
}

impl Rule {
    /// The indexes that it names.
    pub fn indexes(&self) -> impl Iterator<Item = &str> {
        let names = match self {
            Rule::IndexUsed(names) | Rule::AnyIndex(names) => names.as_slice(),
            _ => &[],
        };
        names.iter().map(String::as_str)
    }

    pub fn code(&self) -> RuleCode {
        match self {
            Rule::NoSeqScan { .. } => RuleCode::NoSeqScan,
            Rule::IndexUsed(_) => RuleCode::IndexUsed,
            Rule::AnyIndex(_) => RuleCode::AnyIndex,
            Rule::NoSort => RuleCode::NoSort,
            Rule::NoTempSpill => RuleCode::NoTempSpill,
            Rule::MaxCost(_) => RuleCode::MaxCost,
            Rule::MaxRows(_) => RuleCode::MaxRows,
            Rule::MaxBuffers(_) => RuleCode::MaxBuffers,
            Rule::BuffersPerRow(_) => RuleCode::BuffersPerRow,
            Rule::RowsRemovedRatio(_) => RuleCode::RowsRemovedRatio,
            Rule::MaxEstimateError(_) => RuleCode::MaxEstimateError,
            Rule::MaxTime(_) => RuleCode::MaxTime,
            Rule::MatchesBaseline(_) => RuleCode::MatchesBaseline,
        }
    }

    /// Whether it limits how much a query reads.
    pub fn bounds_reading(&self) -> bool {
        matches!(
            self,
            Rule::NoSeqScan { .. }
                | Rule::MaxCost(_)
                | Rule::MaxBuffers(_)
                | Rule::BuffersPerRow(_)
                | Rule::RowsRemovedRatio(_)
        )
    }

    /// Returns whether it applies to a plan that was made without regard to the tables' sizes.
    pub fn holds_for(&self, tier: Tier) -> bool {
        tier == Tier::Chosen
            || matches!(self, Rule::IndexUsed(_) | Rule::AnyIndex(_) | Rule::NoSort | Rule::NoSeqScan { .. })
    }

    /// Evaluates the rule on a plan, except for the scans in `allowed`.
    pub fn evaluate(&self, plan: &Plan, tables: &Tables, allowed: Allowed<'_>) -> Verdict {
        match self {
            Rule::NoSeqScan { over_rows } => {
                shape::no_seq_scan(plan, tables, allowed.small_tables, *over_rows)
            }
            Rule::IndexUsed(names) => shape::index_used(plan, names, tables, allowed),
            Rule::AnyIndex(names) => shape::any_index(plan, names, tables, allowed),
            Rule::NoSort => shape::no_sort(plan),
            Rule::NoTempSpill => measure::no_temp_spill(plan),
            Rule::MaxCost(most) => measure::at_most(plan.root.total_cost, *most, "cost"),
            Rule::MaxRows(_) if !plan.was_run() && plan.has_guessed_rows() => Verdict::NeedsRun,
            Rule::MaxRows(most) => measure::at_most(plan.rows(), *most as f64, "rows"),
            Rule::MaxBuffers(most) => measure::max_buffers(plan, *most),
            Rule::BuffersPerRow(most) => measure::buffers_per_row(plan, *most),
            Rule::RowsRemovedRatio(most) => measure::removed_ratio(plan, *most),
            Rule::MaxEstimateError(most) => measure::estimate_error(plan, *most),
            Rule::MaxTime(most) => measure::max_time(plan, *most),
            Rule::MatchesBaseline(expected) if *expected == fingerprint(&plan.root) => Verdict::Holds,
            Rule::MatchesBaseline(_) => {
                broken(Vec::new(), "the plan of the baseline", "another one".to_owned())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    pub fn plan(node: Value) -> Plan {
        Plan::read(json!([{ "Plan": node, "Execution Time": 12.5 }])).expect("a plan")
    }

    pub fn seq_scan() -> Value {
        json!({ "Node Type": "Seq Scan", "Relation Name": "t", "Schema": "public", "Plan Rows": 1 })
    }
}
