//! `docs/templates.md` says what the program does: its tables are made from the
//! program's own description of the files and its error codes, its example passes the check.

use tasker::model::template::json_schema;
use tasker::yaml::FileErrorCode;

use crate::common::Program;
use crate::fixture::schema_page::Page;
use crate::template::write_shop;

fn page() -> Page {
    let chapter = |name: &str| match name {
        "StepTemplate" => "a-step",
        "RetryPolicy" => "retry",
        "BackoffTemplate" => "backoff",
        "Retention" => "retention",
        "SecretSource" => "secrets",
        "ValueSchema" => "context",
        _ => "handler",
    };
    let mut codes = String::from("| code | meaning |\n|---|---|\n");
    for code in FileErrorCode::ALL {
        codes += &format!("| `{}` | {} |\n", code.as_str(), code.meaning());
    }
    let others = vec![("codes of errors", codes)];
    Page { file: "templates.md", schema: json_schema(), root: "Template", chapter, others }
}

#[test]
fn the_tables_are_those_of_the_program() {
    page().check();
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
