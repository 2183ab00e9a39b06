//! An index that the query relies on is missing.

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::db::quote_identifier;
use crate::querycheck::catalog::Catalog;

pub const DOC: Doc = Doc {
    meaning: "an index that the query relies on is missing",
    example: "index_used: orders_customer, which was dropped",
    fix: "`tasker migrate up`, or the statement that makes it",
};

/// `fix` creates it again.
pub fn of(name: &str, fix: impl Into<String>) -> Diagnosis {
    Diagnosis::new(CauseCode::IndexMissing, name, format!("the index {name} is missing")).fix(fix)
}

pub(super) fn find(name: &str, catalog: &Catalog) -> Option<Diagnosis> {
    let create = || {
        let quoted = quote_identifier(name);
        format!("create it again: create index concurrently {quoted} …")
    };
    let diagnosis = || Diagnosis::new(CauseCode::IndexMissing, name, format!("the index {name} is missing"));
    catalog.is_valid(name).is_none().then(|| diagnosis().hint(create()))
}
