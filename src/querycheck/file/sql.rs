//! From an SQL file to checks: each of its queries is held to the expectation that needs no thought.

use std::collections::HashSet;
use std::path::Path;

use super::check::{CheckFile, QueryCheck};
use super::location::Location;
use super::statement::NAME_EACH;
use super::written::{Written, line_of};
use crate::querycheck::left_out::LeftOut;
use crate::text::invisible::is_invisible;
use crate::text::named_queries::{NamedQuery, named_queries};
use crate::text::statement::{is_plannable, statements, without_end};
use crate::yaml::span::Span;
use crate::yaml::{Errors, FileErrorCode as Code, FileErrors, Source, quoted};

/// As for the names of checks in YAML.
const LONGEST_NAME: usize = 128;

/// Makes a check of each query of the file.
pub(super) fn read_sql(source: &Source) -> Result<CheckFile, FileErrors> {
    let text = &source.text;
    let mut queries = named_queries(text);
    if queries.is_empty() {
        queries.push(the_only_one(source)?);
    }
    let mut errors = Errors::default();
    let mut names = HashSet::new();
    let mut file = CheckFile { checks: Vec::new(), left_out: Vec::new() };
    for query in queries {
        let span =
            Span { line: line_of(text, query.at), column: 1, bytes: query.at..line_end(text, query.at) };
        if !names.insert(query.name) {
            let message = format!("there is a query {} already", quoted(query.name));
            errors.add(Code::DuplicateCheck, &span, message, "name each query once");
        }
        if query.name.chars().any(|c| c == '/' || is_invisible(c))
            || query.name.chars().count() > LONGEST_NAME
        {
            let message = format!("{} is no name for a check", quoted(query.name));
            let hint = format!("write at most {LONGEST_NAME} visible characters, without a slash");
            errors.add(Code::BadName, &span, message, hint);
        }
        match statements(&text[query.start..query.start + query.sql.len()]).len() {
            0 => errors.add(Code::Empty, &span, "the statement is empty", "write the query to look at"),
            1 if is_plannable(query.sql) => file.checks.push(check(source, query)),
            1 => file.left_out.push(LeftOut::new("it is a statement without a plan", query.name)),
            many => {
                let message = format!("the query {} has {many} statements", quoted(query.name));
                errors.add(Code::BadStatement, &span, message, NAME_EACH);
            }
        }
    }
    if errors.is_empty() { Ok(file) } else { Err(errors.report(&source.name)) }
}

/// The statement of a file without names; it is called as the file is.
fn the_only_one(source: &Source) -> Result<NamedQuery<'_>, FileErrors> {
    let text = &source.text;
    let error = |code, message: &str, hint: &str| Err(FileErrors::of_file(&source.name, code, message, hint));
    let found = statements(text);
    match found[..] {
        [] => {
            error(Code::Empty, "the file holds no statement", "write a query, with `-- name: NAME` above it")
        }
        [statement] => {
            let start = statement.as_ptr().addr() - text.as_ptr().addr();
            let name = Path::new(&source.name).file_stem().and_then(|stem| stem.to_str()).unwrap_or("query");
            Ok(NamedQuery { name, at: start, start, sql: without_end(statement) })
        }
        _ => error(
            Code::BadStatement,
            &format!("the file holds {} statements without names", found.len()),
            NAME_EACH,
        ),
    }
}

fn check(source: &Source, query: NamedQuery<'_>) -> QueryCheck {
    let location =
        |byte| Location { file: source.name.clone(), line: line_of(&source.text, byte), column: 1 };
    let written = Written::in_file(&source.name, &source.text, query.start, query.sql);
    QueryCheck::unwritten(query.name, written, location(query.at), location(query.start))
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}
