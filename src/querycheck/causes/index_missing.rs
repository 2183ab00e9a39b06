//! An index that the query relies on is missing.

use super::{CauseCode, Diagnosis};
use crate::db::quote_identifier;
use crate::querycheck::catalog::Catalog;

pub const MEANING: &str = "an index that the query relies on is missing";

/// `fix` creates it again.
pub fn of(name: &str, fix: impl Into<String>) -> Diagnosis {
    Diagnosis::new(CauseCode::IndexMissing, name, format!("the index {name} is missing")).fix(fix)
}

pub(super) fn find(name: &str, catalog: &Catalog) -> Option<Diagnosis> {
    let create = || {
        let quoted = quote_identifier(name);
        format!("create the index {name} again: create index concurrently {quoted} …")
    };
    catalog.is_valid(name).is_none().then(|| of(name, create()))
}
