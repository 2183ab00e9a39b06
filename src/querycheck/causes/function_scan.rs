//! A function reads a whole table.

use super::doc::Doc;

pub const DOC: Doc = Doc {
    meaning: "a function that the query calls reads a whole table: the plan shows only the call",
    example: "select last_message($1), whose function searches messages by a column without an index",
    fix: "an index for the search in the function",
};

pub(super) const HINT: &str = "the plan does not show what the function does: see its source";
