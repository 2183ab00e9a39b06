//! A column is compared with a value of another type, and converted for it.

use super::code::CauseCode;
use super::column_wrapped::{compared, takes_a_part};
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use super::scan::{Scan, of_indexes};
use crate::querycheck::advice::{Remedy, Text};
use crate::querycheck::explain::expression::Expression::{Cast, Column};

pub const DOC: Doc = Doc {
    meaning: "a column is compared with a value of another type, and converted for it",
    example: "where account_id = $1, a bigint column and a parameter that the driver sends as numeric",
    fix: "a value of the column's type",
};

pub(super) fn find(context: &Context<'_>, scan: &Scan<'_>) -> Option<Diagnosis> {
    scan.conditions.iter().find_map(|condition| {
        let Cast { of, to } = compared(scan, condition)? else { return None };
        let Column { name: column, .. } = of.uncast() else { return None };
        let of_type = scan.type_of(column);
        if takes_a_part(of_type, to) || (of_type == "character varying" && to == "text") {
            return None;
        }
        let index = scan.index_led_by(column)?;
        let object = format!("{}.{column}", scan.table.name);
        let message = format!(
            "{object} is {of_type} and compared as {to}, which the index {} cannot serve: {}",
            index.name,
            scan.condition()
        );
        let text = Text::read(&context.check.sql);
        let query = text
            .and_then(|text| text.in_type(column, of_type, to).or_else(|| text.unwrapped(column, of_type)));
        let sets = scan.candidates_for(condition);
        let diagnosis = Diagnosis::new(CauseCode::ImplicitCast, object, message);
        Some(diagnosis.remedies(query.map(Remedy::Query)).remedies(of_indexes(sets)))
    })
}
