//! A condition is met by one table or by another.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::advice::{NewIndex, Remedy, Text};
use crate::querycheck::explain::Node;
use crate::querycheck::explain::expression::Expression;

pub const DOC: Doc = Doc {
    meaning: "an `or` compares columns of several tables: no index has both, so the join is made first",
    example: "from orders o join accounts a … where a.email = $1 or o.id = $2",
    fix: "a `union all` of one query for each side, without the rows of the sides before",
};

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let conditions =
        |node: &Node| [&node.filter, &node.join_condition, &node.join_filter].map(|text| text.clone());
    let all = context.plan.root.all().into_iter().flat_map(conditions).flatten();
    let read = all.flat_map(|text| Expression::read(&text).conjuncts());
    let condition = read.into_iter().find(is_across)?;
    let name = &context.check.name;
    let message = format!("the or is about several tables: {}", condition.sql(&str::to_owned));
    // An aggregate would have a row for each side.
    let is_plain =
        context.plan.root.all().iter().all(|node| !["Aggregate", "WindowAgg"].contains(&node.kind.as_str()));
    let query = Text::read(&context.check.sql).filter(|_| is_plain).and_then(|text| text.union());
    let of_sides = missing_indexes(context, &condition);
    // A side finds few rows of one table, and by them those of the others.
    let mut of_joins = of_sides.clone();
    of_joins.extend(context.missing_indexes().into_iter().filter(|index| !of_sides.contains(index)));
    let mut sets = vec![of_sides, of_joins];
    sets.dedup();
    let with_indexes = sets
        .into_iter()
        .filter(|indexes| !indexes.is_empty())
        .filter_map(|indexes| Some(Remedy::QueryWith { sql: query.clone()?, indexes }))
        .collect::<Vec<_>>();
    let diagnosis = Diagnosis::new(CauseCode::OrAcrossTables, name, message);
    Some(diagnosis.remedies(query.map(Remedy::Query)).remedies(with_indexes))
}

/// The indexes that the sides need when each is asked about alone.
fn missing_indexes(context: &Context<'_>, condition: &Expression) -> Vec<NewIndex> {
    let Expression::Or(sides) = condition else { return Vec::new() };
    let scans = context.all_scans();
    let of_side = |side: &Expression| {
        let scan = scans.iter().find(|scan| side.columns().iter().all(|(of, _)| *of == scan.alias()))?;
        scan.candidates_for(side).into_iter().next()
    };
    sides.iter().filter_map(of_side).flatten().collect()
}

fn is_across(condition: &Expression) -> bool {
    let Expression::Or(sides) = condition else { return false };
    // Rows of an outer join without a partner are found by the join.
    if sides.iter().any(|side| matches!(side, Expression::IsNull { .. })) {
        return false;
    }
    let tables = |side: &Expression| {
        let mut tables: Vec<String> = side.columns().iter().map(|(of, _)| (*of).to_owned()).collect();
        tables.sort();
        tables.dedup();
        tables
    };
    let of_sides: Vec<Vec<String>> = sides.iter().map(tables).collect();
    of_sides.iter().all(|tables| tables.len() == 1) && of_sides.iter().any(|tables| *tables != of_sides[0])
}
