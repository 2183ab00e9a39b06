//! `not in` with a subquery, which no join can serve.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::advice::{Remedy, Text};

pub const DOC: Doc = Doc {
    meaning: "`not in` with a subquery cannot be a join: its answer is compared with every row, or kept in memory",
    example: "where id not in (select account_id from sessions)",
    fix: "`not exists`",
};

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let is_it = |filter: &String| filter.contains("NOT (") && filter.contains("SubPlan ");
    let node = context.plan.root.all().into_iter().find(|node| node.filter.as_ref().is_some_and(is_it))?;
    let outer = node.alias.as_deref().or(node.relation.as_deref())?;
    let query = Text::read(&context.check.sql)?.not_exists(outer)?;
    let name = &context.check.name;
    let message = format!("{name} compares every row with the answer of a subquery: not in cannot be a join");
    let hint = "not exists is true where not in is unknown: where the subquery, or the left side, is null";
    Some(Diagnosis::new(CauseCode::NotInSubquery, name, message).remedies([Remedy::Query(query)]).hint(hint))
}
