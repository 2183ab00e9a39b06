//! What a plan can be expected to be like, and whether it is.
//!
//! - [`code`]: the names of the rules.
//! - [`shape`]: those of a plan's shape.
//! - [`measure`]: those of what it takes.

mod code;
mod measure;
mod shape;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::fingerprint::fingerprint;
use super::{Node, Plan, Tier};
pub use code::Code;
pub use shape::index_possible;

/// Half a megabyte: whatever reads no more of it is quick, with an index or without.
pub const FEW_PAGES: u64 = 64;

/// One thing a plan can be expected to be like. The tables and tests that list
/// the rules are made from [`Code::ALL`].
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
    /// Rows looked at and thrown away, for each one kept.
    RowsRemovedRatio(f64),
    /// How many times more, or fewer, rows than expected a node may find.
    MaxEstimateError(f64),
    MaxTime(Duration),
    /// The fingerprint is that of the baseline.
    MatchesBaseline(Vec<String>),
}

/// What the rules need to know of the tables.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Rows of each, by schema and name, as far as the server knows.
    pub rows: BTreeMap<(String, String), f64>,
    /// Indexes that hold a part of their table only, by schema and name.
    pub partial_indexes: BTreeSet<(String, String)>,
    /// Indexes that are as they should be, by name.
    pub sound_indexes: BTreeMap<String, SoundIndex>,
}

/// An index that is as it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct SoundIndex {
    /// The schema and name of its table.
    pub table: (String, String),
    /// The table is so small that the planner may well do without, or take one index for another.
    pub is_small: bool,
}

/// What a check lets be read from end to end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allowed<'a> {
    /// These, however large.
    pub small_tables: &'a [String],
    /// Any table of no more rows than this.
    pub up_to_rows: u64,
}

impl Tables {
    /// The rows of the table that a node reads; unknown ones count as none.
    pub fn rows_of(&self, node: &Node) -> f64 {
        let key = (node.schema.clone().unwrap_or_default(), node.relation.clone().unwrap_or_default());
        self.rows.get(&key).copied().unwrap_or_default()
    }

    fn is_small(&self, index: &str) -> bool {
        self.sound_indexes.get(index).is_some_and(|sound| sound.is_small)
    }

    fn is_partial(&self, schema: Option<&String>, index: &str) -> bool {
        self.partial_indexes.contains(&(schema.cloned().unwrap_or_default(), index.to_owned()))
    }
}

/// What came of holding a plan to a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Holds,
    Broken(Break),
    /// The plan was not run, and only a run can tell.
    NeedsRun,
    /// There is too little data for the planner to have a choice.
    TooSmall,
}

/// How a rule is broken, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// The way to the node from the root; empty when it is about the whole plan.
    pub path: Vec<usize>,
    pub expected: String,
    pub found: String,
}

impl Rule {
    pub fn code(&self) -> Code {
        match self {
            Rule::NoSeqScan { .. } => Code::NoSeqScan,
            Rule::IndexUsed(_) => Code::IndexUsed,
            Rule::AnyIndex(_) => Code::AnyIndex,
            Rule::NoSort => Code::NoSort,
            Rule::NoTempSpill => Code::NoTempSpill,
            Rule::MaxCost(_) => Code::MaxCost,
            Rule::MaxRows(_) => Code::MaxRows,
            Rule::MaxBuffers(_) => Code::MaxBuffers,
            Rule::BuffersPerRow(_) => Code::BuffersPerRow,
            Rule::RowsRemovedRatio(_) => Code::RowsRemovedRatio,
            Rule::MaxEstimateError(_) => Code::MaxEstimateError,
            Rule::MaxTime(_) => Code::MaxTime,
            Rule::MatchesBaseline(_) => Code::MatchesBaseline,
        }
    }

    /// Whether it can be asked of a plan that was made without the tables' sizes in mind.
    pub fn holds_for(&self, tier: Tier) -> bool {
        tier == Tier::Chosen || matches!(self, Rule::IndexUsed(_) | Rule::AnyIndex(_) | Rule::NoSort)
    }

    /// Holds a plan to the rule; what is `allowed` breaks none.
    pub fn judge(&self, plan: &Plan, tables: &Tables, allowed: Allowed<'_>) -> Verdict {
        match self {
            Rule::NoSeqScan { over_rows } => {
                shape::no_seq_scan(plan, tables, allowed.small_tables, *over_rows)
            }
            Rule::IndexUsed(names) => shape::index_used(plan, names, tables, allowed),
            Rule::AnyIndex(names) => shape::any_index(plan, names, tables, allowed),
            Rule::NoSort => shape::no_sort(plan),
            Rule::NoTempSpill => measure::no_temp_spill(plan),
            Rule::MaxCost(most) => measure::at_most(plan.root.total_cost, *most, "cost"),
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

fn broken(path: Vec<usize>, expected: impl Into<String>, found: String) -> Verdict {
    Verdict::Broken(Break { path, expected: expected.into(), found })
}

/// The more digits the smaller: `12.5`, `4,310`.
pub fn figure(number: f64) -> String {
    let text =
        if number < 100.0 && number.fract() != 0.0 { format!("{number:.1}") } else { format!("{number:.0}") };
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.extend(rest.map(|rest| format!(".{rest}")));
    grouped
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

    #[test]
    fn figures_are_grouped() {
        assert_eq!(
            [0.25, 12.5, 100.4, 4310.0, 1_234_567.0].map(figure),
            ["0.2", "12.5", "100", "4,310", "1,234,567"]
        );
    }
}
