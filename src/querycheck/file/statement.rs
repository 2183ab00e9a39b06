//! The statement of a check: in its key `sql`, in a file of its own, or among the queries of a file.

use std::path::Path;

use super::location::Location;
use super::written::{Written, line_of};
use crate::text::named_queries::{NamedQuery, named_queries};
use crate::text::statement::statements;
use crate::text::suggest::nearest;
use crate::yaml::span::Span;
use crate::yaml::tree::Node;
use crate::yaml::{Errors, FileErrorCode as Code, Source, TextFiles, quoted};

/// A statement that was read.
pub(super) struct Statement {
    pub written: Written,
    /// Its first line where it stands in a file of its own.
    pub location: Option<Location>,
}

/// Reads the statement of a check, and notes what is wrong with it and with the names of its parameters.
pub(super) fn read_statement(
    errors: &mut Errors<'_>,
    source: &Source,
    check: &Node,
    files: &mut TextFiles<'_>,
) -> Option<Statement> {
    let file = check.get("file").filter(|_| check.get("sql").is_none());
    if let Some(query) = check.get("query").filter(|_| file.is_none()) {
        let message = "`query` selects one of the queries of `file`, which is missing";
        errors.add(Code::MissingKey, &query.span, message, "write `file: QUERIES.sql`");
    }
    let statement = match file {
        Some(file) => of_file(errors, source, check, file, files)?,
        None => {
            let node = check.get("sql")?;
            // One of blanks is found by the schema.
            let text = node.text().filter(|text| !text.trim().is_empty())?;
            find_empty(errors, &node.span, text);
            let sql = without_semicolon(text);
            Statement { written: Written::in_yaml(source, &node.span, sql), location: None }
        }
    };
    check_names(errors, check, statement.written.names());
    Some(statement)
}

fn of_file(
    errors: &mut Errors<'_>,
    source: &Source,
    check: &Node,
    file: &Node,
    files: &mut TextFiles<'_>,
) -> Option<Statement> {
    let name = file.text()?;
    let text = files(name).map_err(|why| {
        let message = format!("cannot read {}: {why}", quoted(name));
        let hint = "name a file beside this one that holds one statement";
        errors.add(Code::UnreadableSql, &file.span, message, hint);
    });
    let text = text.ok()?;
    let beside = Path::new(&source.name).parent().unwrap_or(Path::new("")).join(name);
    let path = beside.to_string_lossy();
    let queries = named_queries(&text);
    let selected = match check.get("query") {
        Some(query) => Some(select(errors, query, name, &queries)?),
        None if queries.len() > 1 => {
            let names: Vec<&str> = queries.iter().map(|query| query.name).collect();
            let message = format!("{} holds {} queries", quoted(name), queries.len());
            let hint = format!("select one: write `query: NAME`, of {}", names.join(", "));
            errors.add(Code::MissingKey, &file.span, message, hint);
            return None;
        }
        None => queries.first().copied(),
    };
    let (start, sql, first) = match selected {
        Some(query) => (query.start, query.sql, line_of(&text, query.start)),
        None => (0, without_semicolon(&text), first_line(&text)),
    };
    if selected.is_none() && statements(&text).len() > 1 {
        let message = format!("{} holds {} statements", quoted(name), statements(&text).len());
        errors.add(Code::BadStatement, &file.span, message, NAME_EACH);
    }
    find_empty(errors, &file.span, sql);
    let location = Location { file: path.clone().into_owned(), line: first, column: 1 };
    Some(Statement { written: Written::in_file(&path, &text, start, sql), location: Some(location) })
}

pub(super) const NAME_EACH: &str =
    "name each with a line `-- name: NAME` above it; a check selects one with `query: NAME`";

fn select<'q>(
    errors: &mut Errors<'_>,
    node: &Node,
    file: &str,
    queries: &[NamedQuery<'q>],
) -> Option<NamedQuery<'q>> {
    let asked = node.text()?;
    let found = queries.iter().find(|query| query.name == asked).copied();
    if found.is_none() {
        let names = queries.iter().map(|query| query.name);
        let hint = match nearest(asked, names.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if queries.is_empty() => "name a query with a line `-- name: NAME` above it".to_owned(),
            None => format!("its queries are {}", names.collect::<Vec<_>>().join(", ")),
        };
        let message = format!("{} has no query {}", quoted(file), quoted(asked));
        errors.add(Code::UnknownQuery, &node.span, message, hint);
    }
    found
}

fn find_empty(errors: &mut Errors<'_>, span: &Span, sql: &str) {
    if without_semicolon(sql).is_empty() {
        errors.add(Code::Empty, span, "the statement is empty", "write the query to look at");
    }
}

/// Compares the names under `parameters`, of the check and its cases, with those of the statement.
fn check_names(errors: &mut Errors<'_>, check: &Node, names: &[String]) {
    let of_cases = check.items_of("cases").iter().filter_map(|case| case.get("parameters"));
    for node in check.get("parameters").into_iter().chain(of_cases) {
        let entries = node.entries();
        for entry in entries.iter().filter(|entry| !names.iter().any(|name| name == entry.key_text())) {
            let message = format!("the statement has no parameter {}", quoted(entry.key_text()));
            let hint = match nearest(entry.key_text(), names.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if names.is_empty() => "write a list of values, for $1, $2, …".to_owned(),
                None => format!("its parameters are {}", names.join(", ")),
            };
            errors.add(Code::BadParameter, &entry.key.span, message, hint);
        }
        let is_given = |name: &&String| entries.iter().any(|entry| entry.key_text() == **name);
        let missing = names.iter().filter(|name| !entries.is_empty() && !is_given(name));
        for name in missing {
            let message = format!("there is no value for the parameter {}", quoted(name));
            errors.add(Code::BadParameter, &node.span, message, format!("write `{name}: …`"));
        }
    }
}

/// What ends a statement in a file is no part of it.
pub(super) fn without_semicolon(sql: &str) -> &str {
    sql.trim_end().trim_end_matches(';').trim_end()
}

/// The line in which the statement of a file begins: remarks come before it.
fn first_line(text: &str) -> usize {
    let remarks = text.lines().take_while(|line| line.trim_start().starts_with("--")).count();
    if remarks < text.lines().count() { remarks + 1 } else { 1 }
}
