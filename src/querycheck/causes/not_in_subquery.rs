//! `not in` with a subquery, which no join can serve.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::advice::{Remedy, Text};
use crate::querycheck::explain::{Node, Plan};

pub const DOC: Doc = Doc {
    meaning: "`not in` with a subquery cannot be a join: its answer is compared with every row, or kept in memory",
    example: "where id not in (select account_id from sessions)",
    fix: "`not exists`",
};

/// Returns the path of a node that compares its rows with the answer of a large subquery, and the rows of that answer.
pub fn large(sql: &str, plan: &Plan) -> Option<(Vec<usize>, f64)> {
    let (path, node) = plan.root.paths().into_iter().find(|(_, node)| node.is_not_in())?;
    let subplans = node.children.iter().filter(|child| child.subplan.is_some());
    let rows = subplans.map(|subplan| subplan.plan_rows).fold(0.0, f64::max);
    rewritten(sql, node).filter(|_| rows > LARGE)?;
    Some((path, rows))
}

/// Rows of an answer that is kept in memory without harm.
const LARGE: f64 = 10_000.0;

fn rewritten(sql: &str, node: &Node) -> Option<String> {
    Text::read(sql)?.not_exists(node.alias.as_deref().or(node.relation.as_deref())?)
}

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let node = context.plan.root.all().into_iter().find(|node| node.is_not_in())?;
    let query = rewritten(&context.check.sql, node)?;
    let name = &context.check.name;
    let message = format!("{name} compares every row with the answer of a subquery: not in cannot be a join");
    let hint = "not exists is true where not in is unknown: where the subquery, or the left side, is null";
    Some(Diagnosis::new(CauseCode::NotInSubquery, name, message).remedies([Remedy::Query(query)]).hint(hint))
}
