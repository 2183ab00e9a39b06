//! From a YAML file to checks: the keys, and what may stand under each.

use std::collections::HashSet;
use std::path::Path;

use super::check::{Case, Expectation, Growth, Location, Parameters, QueryCheck, Role};
use super::planning::Planning;
use super::rule::Rule;
use crate::model::growth::Class;
use crate::model::nearest::nearest;
use crate::model::yaml::reader::{Fields, Reader, quoted};
use crate::model::yaml::tree::{Content, Node};
use crate::model::yaml::{Code, Fault, Source, TextFiles, read_document};

/// The name of a query's one case, where no cases are written.
pub const ONLY_CASE: &str = "default";

/// The checks of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckFile {
    pub checks: Vec<QueryCheck>,
}

/// Reads a file of checks. Statements in files of their own are embedded.
///
/// # Errors
/// Every fault, in the order of the file.
pub fn read(source: &Source, files: &mut TextFiles<'_>) -> Result<CheckFile, Vec<Fault>> {
    let hint = "write `checks:` and a list below it; `tasker check schema` has every key";
    read_document(source, hint, |reader, root| {
        let mut fields = reader.fields(root, "a file of checks")?;
        let mut checks = Vec::new();
        if let Some(node) = fields.require("checks", "write `checks:` and a list of queries below it")
            && let Some(items) = reader.list(node, "queries")
        {
            if items.is_empty() {
                reader.fault(Code::Empty, &node.span, "a file of checks needs at least one", "");
            }
            let mut names = HashSet::new();
            for item in items {
                let Some(check) = read_check(reader, item, &source.name, files) else { continue };
                if !names.insert(check.name.clone()) {
                    let message = format!("there is a check {} already", quoted(&check.name));
                    reader.fault(Code::DuplicateKey, &item.span, message, "name each check once");
                }
                checks.push(check);
            }
        }
        fields.finish(reader);
        Some(CheckFile { checks })
    })
}

fn read_check(
    reader: &mut Reader<'_>,
    node: &Node,
    file: &str,
    files: &mut TextFiles<'_>,
) -> Option<QueryCheck> {
    let mut fields = reader.fields(node, "a check")?;
    let name = fields.require("name", "write `name: NAME`").and_then(|node| read_name(reader, node));
    let why = fields.get("why").and_then(|node| reader.text(node));
    let statement = read_statement(reader, &mut fields, file, files);
    let cases = read_cases(reader, &mut fields, file);
    let planned = fields.get("plans").and_then(|node| {
        let choices = [
            ("custom", vec![Planning::Custom]),
            ("generic", vec![Planning::Generic]),
            ("both", Planning::ALL.to_vec()),
        ];
        choose(reader, node, &choices)
    });
    let role = fields
        .get("session")
        .and_then(|node| choose(reader, node, &[("command", Role::Command), ("worker", Role::Worker)]));
    let settings = fields.get("settings").map(|node| read_settings(reader, node)).unwrap_or_default();
    let small_tables =
        fields.get("small_tables").map(|node| names(reader, node, "tables")).unwrap_or_default();
    let reads_all = fields.get("reads_all").and_then(|node| reader.truth(node)).unwrap_or_default();
    let expect = fields
        .require("expect", "write what its plan must be like, such as `expect: { no_seq_scan: 1000 }`")
        .map(|node| read_expectations(reader, node, file))
        .unwrap_or_default();
    let grows = fields.get("grows").and_then(|node| {
        let classes =
            [("flat", Class::Constant), ("linear", Class::Linear), ("linearithmic", Class::Linearithmic)];
        Some(Growth { at_most: choose(reader, node, &classes)?, location: location(file, node) })
    });
    fields.finish(reader);
    let (sql, sql_location) = statement?;
    Some(QueryCheck {
        name: name?,
        why,
        sql,
        sql_location,
        location: location(file, node),
        cases,
        planned: planned.unwrap_or_else(|| Planning::ALL.to_vec()),
        role: role.unwrap_or_default(),
        settings,
        small_tables,
        reads_all,
        expect,
        grows,
    })
}

fn location(file: &str, node: &Node) -> Location {
    Location { file: file.to_owned(), line: node.span.line, column: node.span.column }
}

/// Names are printed, and are parts of file names.
fn read_name(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let name = reader.text(node)?;
    if name.trim().is_empty() || name.chars().any(|symbol| symbol.is_control() || symbol == '/') {
        let hint = "write letters, digits, spaces and dashes";
        reader.fault(Code::BadName, &node.span, format!("{} is no name", quoted(&name)), hint);
        return None;
    }
    Some(name)
}

/// One of several words.
fn choose<T: Clone>(reader: &mut Reader<'_>, node: &Node, choices: &[(&'static str, T)]) -> Option<T> {
    let word = reader.text(node)?;
    let found = choices.iter().find(|(choice, _)| *choice == word);
    if found.is_none() {
        let words = choices.iter().map(|(choice, _)| *choice);
        let hint = match nearest(&word, words.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write {}", words.collect::<Vec<_>>().join(", ")),
        };
        reader.fault(Code::OutOfRange, &node.span, format!("{} is none of the choices", quoted(&word)), hint);
    }
    found.map(|(_, value)| value.clone())
}

fn read_statement(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    file: &str,
    files: &mut TextFiles<'_>,
) -> Option<(String, Location)> {
    let (written, named) = (fields.get("sql"), fields.get("file"));
    match (written, named) {
        (Some(node), None) => {
            let sql = without_semicolon(&reader.text(node)?);
            if sql.is_empty() {
                reader.fault(Code::Empty, &node.span, "the statement is empty", "write the query to look at");
                return None;
            }
            Some((sql, location(file, node)))
        }
        (None, Some(node)) => {
            let name = reader.text(node)?;
            match files(&name) {
                Ok(text) => {
                    let beside = Path::new(file).parent().unwrap_or(Path::new("")).join(&name);
                    // Remarks come first: what fails is below them.
                    let remarks = text.lines().take_while(|line| line.trim_start().starts_with("--")).count();
                    let line = if remarks < text.lines().count() { remarks + 1 } else { 1 };
                    let location = Location { file: beside.to_string_lossy().into_owned(), line, column: 1 };
                    Some((without_semicolon(&text), location))
                }
                Err(why) => {
                    let message = format!("cannot read {}: {why}", quoted(&name));
                    let hint = "name a file beside this one that holds one statement";
                    reader.fault(Code::UnreadableSql, &node.span, message, hint);
                    None
                }
            }
        }
        (Some(_), Some(node)) => {
            let hint = "keep one of `sql` and `file`";
            reader.fault(Code::ConflictingKeys, &node.span, "the statement is written twice", hint);
            None
        }
        (None, None) => {
            let hint = "write `sql: select …`, or `file: QUERY.sql` beside this file";
            reader.fault(Code::MissingKey, fields.span(), "a check has no `sql`", hint);
            None
        }
    }
}

/// What ends a statement in a file is no part of it.
fn without_semicolon(sql: &str) -> String {
    sql.trim_end().trim_end_matches(';').trim_end().to_owned()
}

fn read_cases(reader: &mut Reader<'_>, fields: &mut Fields<'_>, file: &str) -> Vec<Case> {
    let here = Location { file: file.to_owned(), line: fields.span().line, column: fields.span().column };
    let own = read_parameters(reader, fields);
    let Some(node) = fields.get("cases") else {
        let parameters = own.unwrap_or(Parameters::Given(Vec::new()));
        return vec![Case { name: ONLY_CASE.to_owned(), location: here, parameters, expect: Vec::new() }];
    };
    if own.is_some() {
        let hint = "move the parameters into a case of their own";
        reader.fault(Code::ConflictingKeys, &node.span, "both parameters and cases are written", hint);
    }
    let items = reader.list(node, "cases").unwrap_or_default();
    if items.is_empty() {
        reader.fault(
            Code::Empty,
            &node.span,
            "the list of cases is empty",
            "remove the key, or write a case",
        );
    }
    let mut cases: Vec<Case> = Vec::new();
    for item in items {
        let Some(mut fields) = reader.fields(item, "a case") else { continue };
        let name = fields.require("name", "write `name: NAME`").and_then(|node| read_name(reader, node));
        let parameters = read_parameters(reader, &mut fields).unwrap_or(Parameters::Given(Vec::new()));
        let expect =
            fields.get("expect").map(|node| read_expectations(reader, node, file)).unwrap_or_default();
        fields.finish(reader);
        let Some(name) = name else { continue };
        if cases.iter().any(|case| case.name == name) {
            let message = format!("there is a case {} already", quoted(&name));
            reader.fault(Code::DuplicateKey, &item.span, message, "name each case of a check once");
        }
        cases.push(Case { name, location: location(file, item), parameters, expect });
    }
    cases
}

fn read_parameters(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Parameters> {
    match (fields.get("parameters"), fields.get("parameters_from")) {
        (Some(_), Some(node)) => {
            let hint = "keep one of `parameters` and `parameters_from`";
            reader.fault(Code::ConflictingKeys, &node.span, "the parameters are written twice", hint);
            None
        }
        (Some(node), None) => {
            let items = reader.list(node, "values")?;
            let values: Vec<Option<Option<String>>> =
                items.iter().map(|item| read_value(reader, item)).collect();
            values.into_iter().collect::<Option<Vec<_>>>().map(Parameters::Given)
        }
        (None, Some(node)) => reader.text(node).map(|sql| Parameters::From(without_semicolon(&sql))),
        (None, None) => None,
    }
}

/// A value as PostgreSQL reads it from text; null is `Some(None)`.
fn read_value(reader: &mut Reader<'_>, node: &Node) -> Option<Option<String>> {
    if node.is_null() {
        return Some(None);
    }
    match &node.content {
        Content::Scalar { text, .. } if !text.contains('\0') => Some(Some(text.clone())),
        Content::Scalar { .. } => reader.text(node).map(Some),
        Content::List(_) | Content::Map(_) => {
            let hint = "write an array as '{1,2}' and JSON in quotes: '{\"id\": 1}'";
            reader.fault(
                Code::WrongType,
                &node.span,
                "a parameter is one value, as PostgreSQL reads it",
                hint,
            );
            None
        }
    }
}

fn read_settings(reader: &mut Reader<'_>, node: &Node) -> Vec<(String, String)> {
    let Content::Map(entries) = &node.content else {
        reader.fields(node, "`settings`");
        return Vec::new();
    };
    let mut settings = Vec::new();
    for entry in entries {
        if let (name, Some(Some(value))) = (entry.key_text(), read_value(reader, &entry.value)) {
            settings.push((name.to_owned(), value));
        }
    }
    settings
}

/// A name, or a list of names.
fn names(reader: &mut Reader<'_>, node: &Node, of_what: &str) -> Vec<String> {
    if let Content::Scalar { .. } = node.content {
        return reader.text(node).into_iter().collect();
    }
    let items = reader.list(node, of_what).unwrap_or_default();
    if items.is_empty() {
        reader.fault(
            Code::Empty,
            &node.span,
            format!("the list of {of_what} is empty"),
            "remove the key, or write a name",
        );
    }
    items.iter().filter_map(|item| reader.text(item)).collect()
}

fn read_expectations(reader: &mut Reader<'_>, node: &Node, file: &str) -> Vec<Expectation> {
    let Some(mut fields) = reader.fields(node, "`expect`") else { return Vec::new() };
    let mut expectations = Vec::new();
    for (key, read) in RULES {
        let Some(node) = fields.get(key) else { continue };
        // Written at the key: a value may stand lines below it.
        let at = fields.key(key).unwrap_or(node);
        if let Some(rule) = read(reader, node) {
            expectations.push(Expectation { rule, location: location(file, at) });
        }
    }
    fields.finish(reader);
    expectations
}

type ReadRule = fn(&mut Reader<'_>, &Node) -> Option<Rule>;

/// The keys of `expect`, in the order that help and the page name them.
pub(super) const RULES: &[(&str, ReadRule)] = &[
    ("no_seq_scan", |reader, node| {
        // `true` is short for tables of any size.
        if let Content::Scalar { text, plain: true } = &node.content
            && ["true", "false"].contains(&text.as_str())
        {
            return (text == "true").then_some(Rule::NoSeqScan { over_rows: 0 });
        }
        reader.integer(node, 0..=i64::MAX).map(|rows| Rule::NoSeqScan { over_rows: rows as u64 })
    }),
    ("index_used", |reader, node| some_names(reader, node).map(Rule::IndexUsed)),
    ("any_index", |reader, node| some_names(reader, node).map(Rule::AnyIndex)),
    ("no_sort", |reader, node| reader.truth(node)?.then_some(Rule::NoSort)),
    ("no_temp_spill", |reader, node| reader.truth(node)?.then_some(Rule::NoTempSpill)),
    ("max_cost", |reader, node| reader.number(node, 0.0..=f64::MAX).map(Rule::MaxCost)),
    ("max_rows", |reader, node| reader.integer(node, 0..=i64::MAX).map(|rows| Rule::MaxRows(rows as u64))),
    ("max_buffers", |reader, node| {
        reader.integer(node, 0..=i64::MAX).map(|pages| Rule::MaxBuffers(pages as u64))
    }),
    ("buffers_per_row", |reader, node| reader.number(node, 0.0..=f64::MAX).map(Rule::BuffersPerRow)),
    ("rows_removed_ratio", |reader, node| reader.number(node, 0.0..=f64::MAX).map(Rule::RowsRemovedRatio)),
    ("max_estimate_error", |reader, node| reader.number(node, 1.0..=f64::MAX).map(Rule::MaxEstimateError)),
    ("max_time", |reader, node| reader.duration(node).map(|most| Rule::MaxTime(most.0))),
];

fn some_names(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<String>> {
    Some(names(reader, node, "indexes")).filter(|names| !names.is_empty())
}
