//! Rows are found, sorted and thrown away before the page that is asked for.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::advice::{Remedy, Text};
use crate::querycheck::rules::figure;

pub const DOC: Doc = Doc {
    meaning: "a page far from the first is found by its number: every row before it is read and discarded",
    example: "order by id limit 20 offset 90000",
    fix: "the page after the last row of the page before: where id > $1 order by id limit 20",
};

/// Fewer rows before a page are no fault.
const DEEP: f64 = 250.0;

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let limit = context.plan.root.all().into_iter().find(|node| node.kind == "Limit")?;
    let input = limit.children.first()?;
    let skipped = match (input.rows, limit.rows) {
        (Some(read), Some(kept)) => read - kept,
        // The rows before the page cost as much as they do alone.
        _ => {
            (input.plan_rows - limit.plan_rows).max(0.0)
                * f64::from(limit.startup_cost > input.startup_cost * 2.0 + 10.0)
        }
    };
    let text = Text::read(&context.check.sql);
    let has_offset =
        crate::querycheck::token::tokens(&context.check.sql).iter().any(|token| token.is("offset"));
    if skipped < DEEP || !has_offset {
        return None;
    }
    let name = &context.check.name;
    let message = format!("{name} reads {} rows before the first that it returns", figure(skipped));
    let page = text.and_then(|text| text.page().map(|_| Remedy::Page));
    let hint = "remember the last row of each page, and ask for the rows after it; the order must be unique";
    Some(Diagnosis::new(CauseCode::DeepOffset, name, message).remedies(page).hint(hint))
}
