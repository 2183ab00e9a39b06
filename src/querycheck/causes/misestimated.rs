//! The planner's estimate of the rows is wrong.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::db::quote_identifier;

pub const DOC: Doc = Doc {
    meaning: "the planner's estimate of the rows is wrong",
    example: "where region = 7 and city = 7, where each city is in one region",
    fix: "`create statistics` on columns that depend on each other, or on the expression; else `analyze`",
};

pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let node = context.node();
    let message = format!("{}: {}", node.title(), context.unmet.found);
    let diagnosis = Diagnosis::new(CauseCode::Misestimated, node.title(), message);
    let Some(scan) = context.scans().into_iter().next() else { return diagnosis };
    let scanned = scan.scanned();
    let keys: Vec<_> = scan
        .conditions
        .iter()
        .filter_map(|condition| scanned.search(condition))
        .map(|search| search.key)
        .collect();
    let table = scan.table.quoted();
    let mut columns: Vec<String> = Vec::new();
    for column in keys.iter().filter_map(|key| key.column.as_ref()) {
        let quoted = quote_identifier(column);
        if !columns.contains(&quoted) {
            columns.push(quoted);
        }
    }
    let expression = keys.iter().find(|key| key.column.is_none());
    // Before PostgreSQL 16 statistics need a name.
    let named =
        |columns: Vec<&str>| quote_identifier(&format!("{}_{}_stat", scan.table.name, columns.join("_")));
    let diagnosis = match (columns.len(), expression) {
        (2.., _) => {
            let name = named(keys.iter().filter_map(|key| key.column.as_deref()).collect());
            // Without common values: they would count alone, where the rest depends as well.
            diagnosis.fix(format!(
                "create statistics {name} (ndistinct, dependencies) on {} from {table}",
                columns.join(", ")
            ))
        }
        (_, Some(key)) => {
            let sql = if key.sql.starts_with('(') { key.sql.clone() } else { format!("({})", key.sql) };
            let name = named(key.columns.iter().map(String::as_str).collect());
            diagnosis.fix(format!("create statistics {name} on {sql} from {table}"))
        }
        _ => diagnosis,
    };
    diagnosis.fix(format!("analyze {table}"))
}
