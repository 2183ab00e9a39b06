//! The planner has no statistics for a table.

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::catalog::{Catalog, Ignorance};
use crate::querycheck::explain::TableName;

pub const DOC: Doc = Doc {
    meaning: "the planner has no statistics for a table: it was never analyzed",
    example: "a table that was just filled",
    fix: "`analyze`",
};

pub(super) fn find(table: &TableName, catalog: &Catalog) -> Option<Diagnosis> {
    let is_missing = catalog.ignorance(table) == Some(Ignorance::Missing);
    let table = catalog.root_of(table);
    let name = &table.name;
    let message =
        format!("the planner has no statistics for {name}: it was never analyzed, or they were lost");
    let diagnosis = Diagnosis::new(CauseCode::StatisticsMissing, name, message);
    is_missing.then(|| diagnosis.fix(format!("analyze {}", table.quoted())))
}
