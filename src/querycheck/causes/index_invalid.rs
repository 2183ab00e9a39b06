//! An index is invalid: a concurrent build of it was interrupted.

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::db::quote_identifier;
use crate::querycheck::catalog::Catalog;

pub const DOC: Doc = Doc {
    meaning: "an index is invalid: it slows down writes, and no query can use it",
    example: "a `create index concurrently` that was interrupted",
    fix: "`tasker migrate up`, or `reindex index concurrently`",
};

/// `fix` builds it again.
pub fn of(name: &str, fix: impl Into<String>) -> Diagnosis {
    let message = format!("the index {name} is invalid: it slows down writes, and no query can use it");
    Diagnosis::new(CauseCode::IndexInvalid, name, message).fix(fix)
}

pub(super) fn find(name: &str, catalog: &Catalog) -> Option<Diagnosis> {
    let rebuild = || format!("reindex index concurrently {}", quote_identifier(name));
    (catalog.is_valid(name) == Some(false)).then(|| of(name, rebuild()))
}
