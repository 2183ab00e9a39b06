//! `docs/templates.md` says what the program does: its tables are made from the
//! schema, its codes are the program's, its example passes the check.
//!
//! `UPDATE_DOCS=1 cargo test --test cli docs::` writes the tables anew.

use tasker::model::template::json_schema;
use tasker::model::yaml::Code;

use crate::common::Program;
use crate::fixture::schema_page::Page;
use crate::template::write_shop;

fn page() -> Page {
    let chapter = |name: &str| match name {
        "StepTemplate" => "a-step",
        "RetryPolicy" => "retry",
        "BackoffTemplate" => "backoff",
        _ => "handler",
    };
    Page { file: "templates.md", schema: json_schema(), root: "Template", chapter }
}

#[test]
fn the_tables_of_keys_are_those_of_the_schema() {
    page().check();
}

#[test]
fn the_table_of_faults_has_every_code_and_no_other() {
    let written = page().text();
    let faults = written.split_once("## Faults").expect("a chapter on faults").1;
    let listed: Vec<&str> =
        faults.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(listed, Code::ALL.map(Code::as_str));
}

#[test]
fn the_example_passes_the_check() {
    let written = page().text();
    let example = written.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let program = Program::new();
    write_shop(program.home());
    let run = program.run_with_stdin(&["template", "check", "-"], example).success();
    assert_eq!(run.stdout, "-: shop/order@1.0.0, 3 steps\n");
}
