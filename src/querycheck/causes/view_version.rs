//! A view of the application is not in the version whose cost follows the request.

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;

pub const DOC: Doc = Doc {
    meaning: "a tasker view is in a version that reads all rows to answer for one task",
    example: "a view of version 1",
    fix: "`tasker migrate views --to v3`",
};

/// `state` describes the view as it is; `fix` installs the one that is wanted.
pub fn of(view: &str, state: &str, fix: impl Into<String>) -> Diagnosis {
    Diagnosis::new(CauseCode::ViewVersion, view, format!("the view {view} is {state}")).fix(fix)
}
