//! The result of a rule, and the facts about tables that rules need.

use std::collections::{BTreeMap, BTreeSet};

use crate::querycheck::explain::{Node, TableName};

/// Half a megabyte: whatever reads no more of it is quick, with an index or without.
pub const FEW_PAGES: u64 = 64;

/// The facts about tables that rules need.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Rows of each, as far as the server knows.
    pub rows: BTreeMap<TableName, f64>,
    /// Indexes that hold a part of their table only, by schema and name.
    pub partial_indexes: BTreeSet<(String, String)>,
    /// The first column of each B-tree that starts with one.
    pub first_columns: BTreeMap<(String, String), String>,
    /// Whether the server can search a B-tree without a condition on its first column: once for each value of it.
    pub has_skip_scans: bool,
    /// The names that plans show for an index that a check names, where it knows them: a partitioned index
    /// has its members.
    pub index_members: BTreeMap<String, Vec<String>>,
    /// Indexes that are as they should be, by name.
    pub sound_indexes: BTreeMap<String, SoundIndex>,
    /// Foreign keys that no index serves, to tables that rows are deleted from.
    pub unindexed_keys: Vec<UnindexedKey>,
}

/// An index that is as it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct SoundIndex {
    /// Its table, or that of each member.
    pub tables: Vec<TableName>,
    /// The table is so small that the planner can do without an index, or use any.
    pub is_small: bool,
}

/// A foreign key that no index serves.
#[derive(Clone, Debug, PartialEq)]
pub struct UnindexedKey {
    pub referenced: TableName,
    pub table: TableName,
    pub constraint: String,
    pub columns: Vec<String>,
    pub rows: f64,
}

/// The full scans that a check allows.
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
        node.table().and_then(|table| self.rows.get(&table).copied()).unwrap_or_default()
    }

    /// Returns whether a plan with these indexes uses the one that a check names so.
    pub(super) fn is_among(&self, name: &str, used: &BTreeSet<&str>) -> bool {
        let members = self.index_members.get(name).into_iter().flatten();
        used.contains(name) || members.into_iter().any(|member| used.contains(member.as_str()))
    }

    /// Whether a search of a B-tree has no condition on its first column: all of the index is read.
    pub fn is_without_first_column(&self, schema: Option<&String>, index: &str, node: &Node) -> bool {
        let of_index = (schema.cloned().unwrap_or_default(), index.to_owned());
        let is_read_once = match (self.has_skip_scans, node.searches, node.loops) {
            (false, ..) => true,
            (true, Some(searches), Some(loops)) => searches <= loops,
            _ => false,
        };
        let first = self.first_columns.get(&of_index);
        is_read_once && first.is_some_and(|first| node.searches_without(first))
    }

    pub(super) fn is_partial(&self, schema: Option<&String>, index: &str) -> bool {
        self.partial_indexes.contains(&(schema.cloned().unwrap_or_default(), index.to_owned()))
    }
}

/// The result of a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Holds,
    Broken(Break),
    /// The plan was not run, and the rule needs a run.
    NeedsRun,
    /// There is too little data for the planner to choose.
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

pub(super) fn broken(path: Vec<usize>, expected: impl Into<String>, found: String) -> Verdict {
    Verdict::Broken(Break { path, expected: expected.into(), found })
}

/// The more digits the smaller: `12.5`, `4,310`.
pub fn figure(number: f64) -> String {
    let text =
        if number < 100.0 && number.fract() != 0.0 { format!("{number:.1}") } else { format!("{number:.0}") };
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.extend(rest.map(|rest| format!(".{rest}")));
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_grouped() {
        assert_eq!(
            [0.25, 12.5, 100.4, 4310.0, 1_234_567.0].map(figure),
            ["0.2", "12.5", "100", "4,310", "1,234,567"]
        );
    }
}
