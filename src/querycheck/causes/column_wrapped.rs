//! An indexed column is inside a function or a calculation.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use super::scan::{Scan, of_indexes};
use crate::querycheck::advice::{Remedy, Text};
use crate::querycheck::explain::expression::Expression;
use crate::querycheck::explain::expression::Expression::{Binary, Cast, Column, Quantified};

pub const DOC: Doc = Doc {
    meaning: "an indexed column is inside a function or a calculation",
    example: "where date_trunc('day', placed_at) = $1, with an index on placed_at",
    fix: "a condition on the column itself, or an index on the expression",
};

pub(super) fn find(context: &Context<'_>, scan: &Scan<'_>) -> Option<Diagnosis> {
    scan.conditions.iter().find_map(|condition| {
        in_array(context, scan, condition)
            .or_else(|| not_distinct(context, scan, condition))
            .or_else(|| wrapped(context, scan, condition))
    })
}

/// `c is not distinct from x`, which no index serves.
fn not_distinct(context: &Context<'_>, scan: &Scan<'_>, condition: &Expression) -> Option<Diagnosis> {
    let Expression::Not(of) = condition else { return None };
    let Expression::Call { function, arguments } = &**of else { return None };
    let [Column { name: column, .. }] = arguments.as_slice() else { return None };
    if function != "is" || condition.is_free_of(scan.alias()) {
        return None;
    }
    let index = scan.index_led_by(column)?;
    let query = Text::read(&context.check.sql)?.unwrapped(column, scan.type_of(column))?;
    let object = format!("{}.{column}", scan.table.name);
    let message =
        format!("is not distinct from hides {object} from the index {}: {}", index.name, scan.condition());
    Some(Diagnosis::new(CauseCode::ColumnWrapped, object, message).remedies([Remedy::Query(query)]))
}

/// The side of a comparison that has a column of the scan.
pub(super) fn compared<'e>(scan: &Scan<'_>, condition: &'e Expression) -> Option<&'e Expression> {
    let (Binary { left, right, .. } | Quantified { left, right, is_all: false, .. }) = condition else {
        return None;
    };
    let is_own = |side: &Expression| !side.is_free_of(scan.alias()) && !side.columns().is_empty();
    match (is_own(left), is_own(right)) {
        (true, false) => Some(left),
        (false, true) => Some(right),
        _ => None,
    }
}

/// Whether a cast takes a part of a time: that is written, not implied.
pub(super) fn takes_a_part(of_type: &str, to: &str) -> bool {
    of_type.starts_with("timestamp") && (to == "date" || to.starts_with("time"))
}

fn wrapped(context: &Context<'_>, scan: &Scan<'_>, condition: &Expression) -> Option<Diagnosis> {
    let side = compared(scan, condition)?;
    let wrapper = match side {
        Column { .. } => return None,
        Cast { of, to } => match of.uncast() {
            Column { name, .. } if !takes_a_part(scan.type_of(name), to) => return None,
            _ => format!("the cast to {to}"),
        },
        Expression::Call { function, .. } => function.clone(),
        Binary { operator, .. } => format!("a calculation with {operator}"),
        _ => return None,
    };
    let columns = side.columns();
    let (column, index) =
        columns.iter().find_map(|(_, column)| Some((*column, scan.index_searched_by(column)?)))?;
    let object = format!("{}.{column}", scan.table.name);
    let message = format!("{wrapper} hides {object} from the index {}: {}", index.name, scan.condition());
    let text = Text::read(&context.check.sql);
    let query = text.and_then(|text| text.unwrapped(column, scan.type_of(column)));
    let sets = scan.candidates_for(condition);
    let diagnosis = Diagnosis::new(CauseCode::ColumnWrapped, object, message);
    Some(diagnosis.remedies(query.map(Remedy::Query)).remedies(of_indexes(sets)))
}

/// `x = any (c)`: an index on the array serves `c @> array[x]`.
fn in_array(context: &Context<'_>, scan: &Scan<'_>, condition: &Expression) -> Option<Diagnosis> {
    let Quantified { operator, right, is_all: false, .. } = condition else { return None };
    let Column { name: column, .. } = right.uncast() else { return None };
    if operator != "=" || right.is_free_of(scan.alias()) {
        return None;
    }
    let object = format!("{}.{column}", scan.table.name);
    let message = format!("no index serves = any on the array {object}: {}", scan.condition());
    let query = Text::read(&context.check.sql).and_then(|text| text.contained(column, scan.type_of(column)));
    let with_index = query.clone().map(|sql| Remedy::QueryWith { sql, indexes: vec![scan.inverted(column)] });
    let diagnosis = Diagnosis::new(CauseCode::ColumnWrapped, object, message);
    Some(diagnosis.remedies(query.map(Remedy::Query)).remedies(with_index))
}
