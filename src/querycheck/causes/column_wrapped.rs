//! An indexed column is inside a function or a calculation.

use super::condition::Condition;
use super::{CauseCode, Context, Diagnosis};
use crate::querycheck::explain::predicate::ColumnUse;

pub const MEANING: &str = "an indexed column is inside a function or a calculation";

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let condition = Condition::of(context)?;
    let (column, wrapper, index) = condition.indexed().find_map(|(column, of, index)| match of {
        ColumnUse::Within(wrapper) => Some((column, wrapper, index)),
        _ => None,
    })?;
    let object = format!("{}.{column}", condition.table.name);
    let message = format!("{wrapper} hides {object} from the index {}: {}", index.name, condition.text);
    let expression =
        if wrapper.contains(' ') { "(EXPRESSION)".to_owned() } else { format!("{wrapper}({column})") };
    let diagnosis = Diagnosis::new(CauseCode::ColumnWrapped, object, message);
    Some(diagnosis.fix(format!(
        "compare {column} itself, or index the expression: create index concurrently on {} ({expression})",
        condition.table.quoted(),
    )))
}
