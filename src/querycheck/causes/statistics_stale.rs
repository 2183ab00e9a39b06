//! A table has outgrown its statistics.

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::catalog::{Catalog, Ignorance};
use crate::querycheck::explain::TableName;
use crate::querycheck::rules::figure;

pub const DOC: Doc = Doc {
    meaning: "a table has grown many times over since it was analyzed",
    example: "3,000 rows when it was analyzed, 60,000 now",
    fix: "`analyze`; see why autovacuum has not",
};

pub(super) fn find(table: &TableName, catalog: &Catalog) -> Option<Diagnosis> {
    let TableName { name, .. } = table;
    let row = catalog.table(table).filter(|_| catalog.ignorance(table) == Some(Ignorance::Stale))?;
    let message = format!(
        "{name} has {} pages, and the planner's statistics were taken when it had {}",
        figure(row.pages as f64),
        figure(row.planned_pages as f64)
    );
    let diagnosis = Diagnosis::new(CauseCode::StatisticsStale, name, message);
    Some(diagnosis.fix(format!("analyze {}", table.quoted())))
}
