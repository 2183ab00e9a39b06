//! No index provides the order that the query requests.

use super::{CauseCode, Context, Diagnosis};

pub const MEANING: &str = "no index provides the order that the query requests";

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let node = context.node();
    let keys = node.sort_key.join(", ");
    let message = format!("no index provides the order by {keys}");
    let diagnosis = Diagnosis::new(CauseCode::NoOrder, keys, message);
    let Some(table) = node.tables().chain(context.plan.root.tables()).next() else { return diagnosis };
    let column = |key: &String| key.rsplit_once('.').map_or(key.clone(), |(_, column)| column.to_owned());
    let columns: Vec<String> = node.sort_key.iter().map(column).collect();
    diagnosis.fix(format!(
        "create index concurrently on {} (its search columns, then {})",
        table.quoted(),
        columns.join(", ")
    ))
}
