//! All rows of a table are counted.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::db::statements::estimated_count;
use crate::querycheck::advice::{Remedy, Text};

pub const DOC: Doc = Doc {
    meaning: "all rows of a table are counted, which reads all of them or all of an index",
    example: "a page with the result of select count(*) from messages",
    fix: "the planner's count, which is kept by vacuum and analyze, or a counter of your own",
};

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let sql = &context.check.sql;
    let written = Text::read(sql)?.counted_table()?;
    let table = context.scans().into_iter().next()?.table;
    let message = format!("{} counts all rows of {}", context.check.name, table.name);
    let query = estimated_count(written);
    let diagnosis =
        Diagnosis::new(CauseCode::CountsAll, &table.name, message).remedies([Remedy::Query(query)]);
    Some(
        diagnosis.hint("this is an estimate: its error is what has changed since the last vacuum or analyze"),
    )
}
