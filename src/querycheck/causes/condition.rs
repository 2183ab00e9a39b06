//! How the condition of a plan's node uses the columns of its table.

use super::Context;
use crate::db::queries::server::plan_indexes::PlanIndexRow;
use crate::db::queries::server::plan_tables::TableRow;
use crate::querycheck::explain::TableName;
use crate::querycheck::explain::predicate::{ColumnUse, mentions};
use crate::querycheck::rules::RuleCode;

/// The condition of a node, its columns and its table.
pub(super) struct Condition<'a> {
    pub table: TableName,
    pub text: &'a str,
    row: &'a TableRow,
    /// Each column at its first occurrence.
    pub columns: Vec<(&'a str, ColumnUse)>,
    indexes: Vec<&'a PlanIndexRow>,
}

impl<'a> Condition<'a> {
    /// Returns the condition of the node that fails; one without columns if the node has none.
    pub fn of(context: &Context<'a>) -> Option<Condition<'a>> {
        let node = context.node();
        let table = node.table()?;
        let row = context.catalog.table(&table)?;
        let text = node.filter.as_deref().or(node.join_condition.as_deref()).unwrap_or_default();
        let indexes = context.catalog.indexes_of(&table).filter(|index| index.is_valid).collect();
        Some(Condition { columns: mentions(text, &row.columns), table, text, row, indexes })
    }

    /// The index whose first column is this one.
    pub fn index_led_by(&self, column: &str) -> Option<&'a PlanIndexRow> {
        let leads = |index: &&&PlanIndexRow| {
            index.key_columns.first().is_some_and(|first| first.trim_matches('"') == column)
        };
        self.indexes.iter().find(leads).copied()
    }

    /// The columns that an index starts with, and that index.
    pub fn indexed(&self) -> impl Iterator<Item = (&'a str, &ColumnUse, &'a PlanIndexRow)> {
        self.columns.iter().filter_map(|(column, of)| Some((*column, of, self.index_led_by(column)?)))
    }

    pub fn type_of(&self, column: &str) -> &'a str {
        self.row.columns.iter().find(|(name, _)| name == column).map_or("", |(_, of_type)| of_type)
    }
}

/// Whether the node that fails reads its table, or an index, from end to end.
pub(super) fn reads_all(context: &Context<'_>) -> bool {
    let node = context.node();
    node.is_seq_scan() || (context.unmet.rule == RuleCode::IndexPossible && node.is_index_scan())
}
