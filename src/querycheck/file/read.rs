//! From a YAML file to checks.

use std::collections::HashSet;
use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;

use serde_json::Value;

use super::check::{Case, CheckFile, Expectation, GrowthLimit, ONLY_CASE, Parameters, QueryCheck};
use super::format::{self, Expect, File, Values};
use super::location::Location;
use super::sql::read_sql;
use super::statement::{Statement, read_statement, without_semicolon};
use crate::yaml::schema::{describe, publish};
use crate::yaml::span::Span;
use crate::yaml::tree::Node;
use crate::yaml::{
    Description, Errors, FileErrorCode as Code, FileErrors, Source, TextFiles, quoted, read_document,
};

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| Description {
    schema: describe::<File>(),
    formats: &[],
    empty: "write `checks:` and a list below it; `tasker check schema` has every key",
});

/// The JSON Schema of files of checks, for editors.
pub fn json_schema() -> Value {
    publish(&DESCRIPTION.schema)
}

/// Reads a file of checks. Statements in files of their own are embedded. A file whose name ends in `.sql` holds the
/// queries themselves.
///
/// # Errors
/// Every error, in the order of the file.
pub fn read(source: &Source, files: &mut TextFiles<'_>) -> Result<CheckFile, FileErrors> {
    if Path::new(&source.name).extension().is_some_and(|extension| extension == "sql") {
        return read_sql(source);
    }
    let (file, statements, root): (File, _, _) = read_document(source, &DESCRIPTION, |errors, root| {
        find_duplicates(errors, root.items_of("checks"), "check");
        let checks = root.items_of("checks").iter();
        checks.map(|node| read_statement(errors, source, node, files)).collect::<Vec<_>>()
    })?;
    let locations = Locations { file: &source.name };
    let checks = file.checks.into_iter().zip(statements).zip(root.items_of("checks"));
    let checks = checks.map(|((check, statement), node)| locations.check(check, statement, node));
    Ok(CheckFile { checks: checks.collect(), left_out: Vec::new() })
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

/// Joins what was read with where it was written.
struct Locations<'f> {
    file: &'f str,
}

impl Locations<'_> {
    fn at(&self, span: &Span) -> Location {
        Location { file: self.file.to_owned(), line: span.line, column: span.column }
    }

    fn check(&self, check: format::Check, statement: Option<Statement>, node: &Node) -> QueryCheck {
        let location = self.at(&node.span);
        let (written, of_file) =
            statement.map_or_else(Default::default, |statement| (statement.written, statement.location));
        let in_yaml = || node.get("sql").map_or_else(|| location.clone(), |node| self.at(&node.span));
        let sql_location = of_file.unwrap_or_else(in_yaml);
        let names = written.names();
        let cases = match check.cases {
            Some(cases) => cases
                .into_iter()
                .zip(node.items_of("cases"))
                .map(|(case, node)| self.case(case, names, node))
                .collect(),
            None => vec![Case {
                name: ONLY_CASE.to_owned(),
                location: location.clone(),
                parameters: parameters(check.parameters, check.parameters_from, names),
                expect: Vec::new(),
            }],
        };
        QueryCheck {
            is_bundled: false,
            name: check.name,
            why: check.why,
            sql: written.sql().to_owned(),
            written,
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

    fn case(&self, case: format::Case, names: &[String], node: &Node) -> Case {
        Case {
            name: case.name,
            location: self.at(&node.span),
            parameters: parameters(case.parameters, case.parameters_from, names),
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

fn parameters(given: Option<Values>, from: Option<String>, names: &[String]) -> Parameters {
    match (from, given) {
        (Some(sql), _) => Parameters::From(without_semicolon(&sql).to_owned()),
        (None, Some(Values::ByNumber(values))) => Parameters::Given(values),
        (None, Some(Values::ByName(mut values))) => {
            Parameters::Given(names.iter().map(|name| values.remove(name).flatten()).collect())
        }
        (None, None) => Parameters::Given(Vec::new()),
    }
}
