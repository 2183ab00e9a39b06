//! A function runs a statement for each row.

use super::doc::Doc;

pub const DOC: Doc = Doc {
    meaning: "a function runs a statement for each of many rows",
    example: "for each order of a customer: select sum(amount) from payments where order_id = …",
    fix: "one statement that joins; at least an index for the search in the loop",
};

pub(super) const HINT: &str = "join the tables in one statement in place of one statement for each row";
