//! From a YAML file to checks.

use std::collections::HashSet;
use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;

use serde_json::Value;

use super::check::{Case, Expectation, GrowthLimit, Location, Parameters, QueryCheck};
use super::format::{self, Expect, File};
use crate::yaml::schema::{describe, publish};
use crate::yaml::span::Span;
use crate::yaml::tree::Node;
use crate::yaml::{
    Description, Errors, FileErrorCode as Code, FileErrors, Source, TextFiles, quoted, read_document,
};

/// The name of a query's one case, where no cases are written.
pub const ONLY_CASE: &str = "default";

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| Description {
    schema: describe::<File>(),
    formats: &[],
    empty: "write `checks:` and a list below it; `tasker check schema` has every key",
});

/// The JSON Schema of files of checks, for editors.
pub fn json_schema() -> Value {
    publish(&DESCRIPTION.schema)
}

/// The checks of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckFile {
    pub checks: Vec<QueryCheck>,
}

/// Reads a file of checks. Statements in files of their own are embedded.
///
/// # Errors
/// Every error, in the order of the file.
pub fn read(source: &Source, files: &mut TextFiles<'_>) -> Result<CheckFile, FileErrors> {
    let (file, statements, root): (File, _, _) = read_document(source, &DESCRIPTION, |errors, root| {
        find_duplicates(errors, root.items_of("checks"), "check");
        let checks = root.items_of("checks").iter();
        checks.map(|node| read_statement(errors, node, files)).collect::<Vec<_>>()
    })?;
    let locations = Locations { file: &source.name };
    let checks = file.checks.into_iter().zip(statements).zip(root.items_of("checks"));
    Ok(CheckFile { checks: checks.map(|((check, text), node)| locations.check(check, text, node)).collect() })
}

/// Notes each name that was given before.
fn find_duplicates(errors: &mut Errors<'_>, items: &[Rc<Node>], kind: &str) {
    let mut names = HashSet::new();
    for item in items {
        let Some(name) = item.get("name").and_then(Node::text) else { continue };
        if !names.insert(name) {
            let message = format!("there is a {kind} {} already", quoted(name));
            errors.add(Code::DuplicateCheck, &item.span, message, format!("name each {kind} once"));
        }
        find_duplicates(errors, item.items_of("cases"), "case");
    }
}

/// Checks that a check has a statement; returns it where it lies in a file.
fn read_statement(errors: &mut Errors<'_>, check: &Node, files: &mut TextFiles<'_>) -> Option<String> {
    let file = check.get("file").filter(|_| check.get("sql").is_none());
    let (node, text) = if let Some(node) = file {
        let name = node.text()?;
        let text = files(name).map_err(|why| {
            let message = format!("cannot read {}: {why}", quoted(name));
            let hint = "name a file beside this one that holds one statement";
            errors.add(Code::UnreadableSql, &node.span, message, hint);
        });
        (node, text.ok()?)
    } else {
        let node = check.get("sql")?;
        // One of blanks is found by the schema.
        (node, node.text().filter(|text| !text.trim().is_empty())?.to_owned())
    };
    if without_semicolon(&text).is_empty() {
        errors.add(Code::Empty, &node.span, "the statement is empty", "write the query to look at");
    }
    file.map(|_| text)
}

/// What ends a statement in a file is no part of it.
fn without_semicolon(sql: &str) -> String {
    sql.trim_end().trim_end_matches(';').trim_end().to_owned()
}

/// Where the statement begins in the file `name` beside `file`: remarks come before it.
fn first_line(file: &Path, name: &str, text: &str) -> Location {
    let beside = file.parent().unwrap_or(Path::new("")).join(name);
    let remarks = text.lines().take_while(|line| line.trim_start().starts_with("--")).count();
    let line = if remarks < text.lines().count() { remarks + 1 } else { 1 };
    Location { file: beside.to_string_lossy().into_owned(), line, column: 1 }
}

/// Joins what was read with where it was written.
struct Locations<'f> {
    file: &'f str,
}

impl Locations<'_> {
    fn at(&self, span: &Span) -> Location {
        Location { file: self.file.to_owned(), line: span.line, column: span.column }
    }

    /// `text` is the statement where it lies in a file.
    fn check(&self, check: format::Check, text: Option<String>, node: &Node) -> QueryCheck {
        let location = self.at(&node.span);
        let sql_location = match (&check.file, &text) {
            (Some(name), Some(text)) => first_line(Path::new(self.file), name, text),
            _ => node.get("sql").map_or_else(|| location.clone(), |node| self.at(&node.span)),
        };
        let cases = match check.cases {
            Some(cases) => cases
                .into_iter()
                .zip(node.items_of("cases"))
                .map(|(case, node)| self.case(case, node))
                .collect(),
            None => vec![Case {
                name: ONLY_CASE.to_owned(),
                location: location.clone(),
                parameters: parameters(check.parameters, check.parameters_from),
                expect: Vec::new(),
            }],
        };
        QueryCheck {
            is_bundled: false,
            name: check.name,
            why: check.why,
            sql: without_semicolon(&text.or(check.sql).unwrap_or_default()),
            sql_location,
            location,
            cases,
            types: check.types,
            planned: check.plans.into(),
            role: check.session,
            settings: check.settings.into_iter().collect(),
            small_tables: check.small_tables.into(),
            reads_all: check.reads_all,
            expect: self.expectations(check.expect, node),
            grows: check
                .grows
                .zip(node.get("grows"))
                .map(|(at_most, node)| GrowthLimit { at_most, location: self.at(&node.span) }),
        }
    }

    fn case(&self, case: format::Case, node: &Node) -> Case {
        Case {
            name: case.name,
            location: self.at(&node.span),
            parameters: parameters(case.parameters, case.parameters_from),
            expect: self.expectations(case.expect, node),
        }
    }

    /// Each has the location of its key: a value may stand lines below it.
    fn expectations(&self, expect: Expect, node: &Node) -> Vec<Expectation> {
        let entries = node.get("expect").map_or(&[][..], Node::entries);
        let location = |key: &str| {
            let entry = entries.iter().find(|entry| entry.key_text() == key);
            self.at(entry.map_or(&node.span, |entry| &entry.key.span))
        };
        expect.rules().map(|(key, rule)| Expectation { rule, location: location(key) }).collect()
    }
}

fn parameters(given: Option<Vec<Option<String>>>, from: Option<String>) -> Parameters {
    match from {
        Some(sql) => Parameters::From(without_semicolon(&sql)),
        None => Parameters::Given(given.unwrap_or_default()),
    }
}
