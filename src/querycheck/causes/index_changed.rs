//! An index of the application has different columns, order or predicate than the application installs.

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::db::quote_identifier;

pub const DOC: Doc = Doc {
    meaning: "an index of this name has different columns, order or predicate",
    example: "an index rebuilt by hand with other columns",
    fix: "drop it, then `tasker migrate up`",
};

/// `owner` is the application, `definition` that of the database; `fix` creates it again once it is dropped.
pub fn of(name: &str, owner: &str, definition: &str, fix: impl Into<String>) -> Diagnosis {
    let message = format!("the index {name} differs from {owner}'s definition: {definition}");
    Diagnosis::new(CauseCode::IndexChanged, name, message)
        .fix(format!("drop index concurrently {}", quote_identifier(name)))
        .fix(fix)
}
