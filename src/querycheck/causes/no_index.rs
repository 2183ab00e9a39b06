//! No index starts with the columns that the query searches by.

use super::condition::{Condition, reads_all};
use super::{CauseCode, Context, Diagnosis};
use crate::db::quote_identifier;

pub const MEANING: &str = "no index starts with the columns that the query searches by";

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let condition = Condition::of(context)?;
    if !reads_all(context) || condition.columns.is_empty() || condition.indexed().next().is_some() {
        return None;
    }
    let table = context.catalog.root_of(&condition.table);
    let columns: Vec<&str> = condition.columns.iter().map(|(column, _)| *column).collect();
    let message = format!("no index of {} starts with {}", table.name, columns.join(" or "));
    let object = format!("{} ({})", table.name, columns.join(", "));
    let quoted: Vec<String> = columns.iter().map(|column| quote_identifier(column)).collect();
    let create = format!("create index concurrently on {} ({})", table.quoted(), quoted.join(", "));
    Some(Diagnosis::new(CauseCode::NoIndex, object, message).fix(create))
}
