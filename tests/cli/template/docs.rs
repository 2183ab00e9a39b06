//! `docs/templates.md` says what the program does: its tables are made from the
//! schema, its codes are the program's, its example passes the check.
//!
//! `UPDATE_DOCS=1 cargo test --test cli template::docs` writes the tables anew.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tasker::model::template::json_schema;
use tasker::model::yaml::Code;

use super::write_shop;
use crate::common::Program;

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md")
}

#[test]
fn the_tables_of_keys_are_those_of_the_schema() {
    let written = fs::read_to_string(page()).unwrap();
    let schema = json_schema();
    let mut expected = String::new();
    let mut names: Vec<&str> = Vec::new();
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        expected += &format!("{line}\n");
        if let Some(name) = line.strip_prefix("<!-- keys of ").and_then(|rest| rest.strip_suffix(" -->")) {
            expected += &table(&schema, name);
            expected += "<!-- end -->\n";
            names.push(name);
            lines.find(|line| *line == "<!-- end -->").expect("each table has an end");
        }
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(page(), &expected).unwrap();
        return;
    }
    assert!(written == expected, "docs/templates.md is not up to date: run the tests with UPDATE_DOCS=1");

    // Every type with keys of its own has a table.
    for (name, definition) in schema["definitions"].as_object().unwrap() {
        let has_keys = definition["properties"].as_object().is_some_and(|keys| !keys.is_empty());
        assert!(!has_keys || names.contains(&name.as_str()), "no table for {name}");
    }
}

/// A row for each key of one type.
fn table(schema: &Value, name: &str) -> String {
    let object = if name == "Template" { schema } else { &schema["definitions"][name] };
    // A choice between types is one key each.
    let objects = object["oneOf"].as_array().filter(|choices| choices[0].get("properties").is_some());
    let is_choice = objects.is_some();
    let mut text = String::from("| key | is | says |\n|---|---|---|\n");
    for object in objects.map_or(vec![object], |choices| choices.iter().collect()) {
        for (key, value) in object["properties"].as_object().expect("an object") {
            let about = if is_choice { &object["description"] } else { &value["description"] };
            let about =
                about.as_str().unwrap_or_else(|| panic!("{name}.{key} is described")).replace('\n', " ");
            let is_required =
                object["required"].as_array().is_some_and(|keys| keys.contains(&key.as_str().into()));
            let need = match &value["default"] {
                _ if is_required && !is_choice => ". Required".to_owned(),
                Value::Null | Value::Object(_) => String::new(),
                Value::String(text) => format!(". Default: `{text}`"),
                default => format!(". Default: `{default}`"),
            };
            let about = about.trim_end_matches('.');
            text += &format!("| `{key}` | {} | {about}{need} |\n", type_of(value));
        }
    }
    text
}

fn type_of(value: &Value) -> String {
    let target = value["$ref"].as_str().or_else(|| value["allOf"][0]["$ref"].as_str());
    if let Some(target) = target {
        let heading = match target.rsplit('/').next().expect("a name") {
            "Duration" => return "duration".to_owned(),
            "StepTemplate" => "a-step",
            "RetryPolicy" => "retry",
            "BackoffTemplate" => "backoff",
            _ => "handler",
        };
        return format!("[keys](#{heading})");
    }
    match value["type"].as_str() {
        Some("string") => "text".to_owned(),
        Some("boolean") => "true or false".to_owned(),
        Some("integer") => match (value["minimum"].as_i64(), value["maximum"].as_i64()) {
            (Some(low), Some(high)) => format!("{low} to {high}"),
            _ => "whole number".to_owned(),
        },
        Some("array") => match &value["items"] {
            Value::Bool(_) => "list of values".to_owned(),
            items if items.get("$ref").is_some() => format!("list of {}", type_of(items)),
            _ => "list of texts".to_owned(),
        },
        _ => "map of texts".to_owned(),
    }
}

#[test]
fn the_table_of_faults_has_every_code_and_no_other() {
    let written = fs::read_to_string(page()).unwrap();
    let faults = written.split_once("## Faults").expect("a chapter on faults").1;
    let listed: Vec<&str> =
        faults.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(listed, Code::ALL.map(Code::as_str));
}

#[test]
fn the_example_passes_the_check() {
    let written = fs::read_to_string(page()).unwrap();
    let example = written.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let program = Program::new();
    write_shop(program.home());
    let run = program.run_with_stdin(&["template", "check", "-"], example).success();
    assert_eq!(run.stdout, "-: shop/order@1.0.0, 3 steps\n");
}
