//! A `with` query that is told to be computed in full.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::advice::{Remedy, Text};

pub const DOC: Doc = Doc {
    meaning: "a `with` query is computed in full, and the condition is on its rows: no index can serve it",
    example: "o as materialized (…) … from o where id = $1",
    fix: "`not materialized`, or the condition within the `with` query",
};

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let nodes = context.plan.root.all();
    let scan = nodes.iter().find(|node| node.kind == "CTE Scan" && node.filter.is_some())?;
    let query = Text::read(&context.check.sql)?.not_materialized()?;
    let name = &context.check.name;
    let condition = scan.filter.as_deref().unwrap_or_default();
    let message = format!("{name} computes a with query in full before it applies {condition}");
    Some(Diagnosis::new(CauseCode::MaterializedCte, name, message).remedies([Remedy::Query(query)]))
}
