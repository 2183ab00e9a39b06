//! What a statement reads where its plan does not show it: in foreign keys, triggers and functions.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::scan::object;
use super::{foreign_key_without_index, function_scan, n_plus_one, slow_trigger};
use crate::db::quote_identifier;
use crate::querycheck::advice::{NewIndex, Remedy};
use crate::querycheck::catalog::FunctionRow;
use crate::querycheck::explain::TableName;
use crate::querycheck::explain::node::Activity;
use crate::querycheck::rules::figure;
use crate::querycheck::token::{Kind, Token, names, tokens};

/// As many index searches of one table are a loop.
const MANY_SEARCHES: i64 = 20;

/// Returns what reads a table beside the plan.
pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    foreign_key_without_index::find(context).or_else(|| {
        let mut hidden: Vec<Activity> = context.plan.hidden_activity().collect();
        hidden.retain(|activity| activity.scans > 0 || activity.searches >= MANY_SEARCHES);
        let most = hidden.into_iter().max_by_key(|activity| (activity.scanned_rows, activity.searches))?;
        Some(of_activity(context, &most))
    })
}

fn of_activity(context: &Context<'_>, activity: &Activity) -> Diagnosis {
    let Activity { table, scans, scanned_rows, searches } = activity;
    let function = function(context, table);
    let name = function.map_or("a function", |function| function.name.as_str());
    let times = match (scans, searches) {
        (0, searches) => format!("searches {} {} times", table.name, figure(*searches as f64)),
        (1, _) => format!("reads all of {}", table.name),
        (scans, _) => format!(
            "reads all of {} {} times, {} rows",
            table.name,
            figure(*scans as f64),
            figure(*scanned_rows as f64)
        ),
    };
    let is_trigger = function.is_some_and(|function| function.is_trigger)
        || (function.is_none() && !context.plan.triggers.is_empty());
    let cause = match (is_trigger, scans + searches) {
        (true, _) => CauseCode::SlowTrigger,
        (false, 2..) => CauseCode::NPlusOne,
        (false, _) => CauseCode::FunctionScan,
    };
    let hint = match cause {
        CauseCode::SlowTrigger => slow_trigger::HINT,
        CauseCode::NPlusOne => n_plus_one::HINT,
        _ => function_scan::HINT,
    };
    let what = if is_trigger { format!("the trigger function {name}") } else { name.to_owned() };
    let row = context.catalog.table(table);
    let columns =
        function.zip(row).map(|(function, row)| searched(&function.source, &table.name, &row.columns));
    let columns = columns.unwrap_or_default();
    let remedy = (*scans > 0 && !columns.is_empty()).then(|| Remedy::Inner {
        index: NewIndex {
            table: context.catalog.root_of(table),
            method: "btree",
            keys: columns.iter().map(|column| quote_identifier(column)).collect(),
            columns: columns.clone(),
            predicate: None,
            extension: None,
        },
        columns: columns.clone(),
    });
    let diagnosis = Diagnosis::new(cause, object(table, &columns), format!("{what} {times}"));
    diagnosis.remedies(remedy).hint(hint)
}

/// The function that reads the table: one that the statement names, or a trigger's.
fn function<'a>(context: &Context<'a>, table: &TableName) -> Option<&'a FunctionRow> {
    let words = tokens(&context.check.sql);
    let is_named = |function: &&FunctionRow| {
        words
            .iter()
            .any(|word| names(word.text).pop().is_some_and(|name| name.eq_ignore_ascii_case(&function.name)))
    };
    let reading = || context.catalog.functions().filter(|function| function.reads(&table.name));
    let triggers = || {
        let written: Vec<String> = context.plan.written_tables().map(|table| table.name).collect();
        reading().find(|function| function.trigger_tables.iter().any(|of| written.contains(of)))
    };
    reading().find(is_named).or_else(triggers).or_else(|| reading().next())
}

/// The columns of a table that a function's statements compare with `=`.
fn searched(source: &str, table: &str, columns: &[(String, String)]) -> Vec<String> {
    let tokens: Vec<Token<'_>> = tokens(source);
    let name = |token: &Token<'_>| names(token.text).pop().unwrap_or_default();
    let column = |at: usize| {
        let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        columns.iter().map(|(column, _)| column).find(|column| **column == name(token)).cloned()
    };
    let mut found: Vec<String> = Vec::new();
    let is_start = |at: usize| {
        ["from", "join", "update", "into"].iter().any(|word| tokens[at].is(word))
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == Kind::Word && name(next).eq_ignore_ascii_case(table))
    };
    for start in (0..tokens.len()).filter(|at| is_start(*at)) {
        let mut depth = 0;
        for (at, token) in tokens.iter().enumerate().skip(start) {
            match token.text {
                "(" => depth += 1,
                ")" => depth -= 1,
                ";" => break,
                "=" if token.kind == Kind::Operator => {
                    let of = column(at - 1).or_else(|| column(at + 1));
                    found.extend(of.filter(|column| !found.contains(column)));
                }
                word if word.eq_ignore_ascii_case("loop") || word.eq_ignore_ascii_case("then") => break,
                _ => {}
            }
            if depth < 0 {
                break;
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_searches_of_a_function_are_read() {
        let columns: Vec<_> =
            ["id", "order_id", "kind"].map(|name| (name.to_owned(), "bigint".to_owned())).into();
        let source = "begin for r in select id from orders where customer_id = c loop
            t := t + (select count(*) from payments p where p.order_id = r.id and kind = 3); end loop; return t; end";
        assert_eq!(searched(source, "payments", &columns), ["order_id", "kind"]);
        assert_eq!(searched(source, "refunds", &columns), [""; 0]);
    }
}
