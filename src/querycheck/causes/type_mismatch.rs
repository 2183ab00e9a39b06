//! A column is compared with another type, and converted for it.

use super::condition::Condition;
use super::{CauseCode, Context, Diagnosis};
use crate::querycheck::explain::predicate::ColumnUse;

pub const MEANING: &str = "a column is compared with another type, and converted for it";

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let condition = Condition::of(context)?;
    let (column, other, index) = condition.indexed().find_map(|(column, of, index)| match of {
        ColumnUse::As(other) => Some((column, other, index)),
        _ => None,
    })?;
    let (object, of_type) = (format!("{}.{column}", condition.table.name), condition.type_of(column));
    let message = format!(
        "{object} is {of_type} and compared as {other}, which the index {} cannot serve: {}",
        index.name, condition.text
    );
    let fix = format!("compare it with a {of_type}: write the other side as …::{of_type}");
    Some(Diagnosis::new(CauseCode::TypeMismatch, object, message).fix(fix))
}
