//! A trigger reads much for each row that is written.

use super::doc::Doc;

pub const DOC: Doc = Doc {
    meaning: "a trigger of the written table reads a whole table, or searches one many times",
    example: "a trigger that counts the log entries of the new row, without an index",
    fix: "an index for the search in the trigger's function",
};

pub(super) const HINT: &str = "the trigger runs for each row that is written: see its function";
