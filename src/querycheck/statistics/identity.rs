//! What a baseline keeps of statistics, to tell later which of them changed.

use super::document::{Relation, StatisticsFile, digest};
use crate::querycheck::baseline::StatisticsIdentity;
use crate::querycheck::explain::TableName;

/// The identity of statistics beside the text of a schema.
pub fn identity(file: &StatisticsFile, schema: &str) -> StatisticsIdentity {
    // When it was saved changes no plan.
    let timeless = StatisticsFile { saved_at: String::new(), ..file.clone() };
    let rows =
        file.tables().map(|table| (TableName::new(&table.schema, &table.name).quoted(), rows_of(table)));
    StatisticsIdentity { statistics: digest(&timeless.text()), schema: digest(schema), rows: rows.collect() }
}

/// The rows of a table as the planner scales them: by the growth of its file.
fn rows_of(table: &Relation) -> u64 {
    let growth = match table.planned_pages {
        1.. => table.pages as f64 / f64::from(table.planned_pages),
        _ => 1.0,
    };
    (f64::from(table.rows.max(0.0)) * growth).round() as u64
}
