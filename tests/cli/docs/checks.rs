//! `docs/checks.md` says what the program does, and its recipe for CI works as it stands.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tasker::querycheck::{CauseCode, PINNED, causes, json_schema};

use crate::common::{Run, TestDatabase};
use crate::fixture::schema_page::Page;

fn page() -> Page {
    let chapter = |name: &str| match name {
        "Check" => "a-check",
        "Case" => "a-case",
        _ => "expectations",
    };
    Page { file: "checks.md", schema: json_schema(), root: "File", chapter, others: Vec::new() }
}

/// The YAML blocks of the page: the file of checks, then the two recipes.
fn blocks() -> Vec<String> {
    let text = page().text();
    let blocks = text.split("```yaml\n").skip(1);
    blocks.map(|rest| rest.split("```").next().expect("an end").to_owned()).collect()
}

#[test]
fn the_tables_of_keys_are_those_of_the_schema() {
    page().check();
}

#[test]
fn the_table_of_causes_has_every_one_as_the_program_says_it() {
    let text = page().text();
    let chapter =
        text.split_once("## Findings").expect("a chapter").1.split_once("\n## ").expect("its end").0;
    let listed: Vec<(&str, &str)> = chapter
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .map(|(code, rest)| (code, rest.split(" | ").next().expect("a meaning")))
        .collect();
    assert_eq!(listed, CauseCode::ALL.map(|cause| (cause.as_str(), causes::doc(cause).meaning)));
}

#[test]
fn what_is_pinned_is_named() {
    let text = page().text();
    let chapter =
        text.split_once("## Pinned settings").expect("a chapter").1.split_once("\n## ").expect("its end").0;
    for (name, _) in PINNED {
        assert!(chapter.contains(&format!("`{name}")), "{name}");
    }
}

/// The commands of a recipe that run here: tasker's and psql's.
fn commands(recipe: &str) -> Vec<String> {
    let recipe: Value = serde_saphyr::from_str(recipe).expect("YAML");
    let steps = recipe["jobs"]["plans"]["steps"].as_array().expect("steps").clone();
    let lines = steps.iter().filter_map(|step| step["run"].as_str());
    lines.filter(|line| !line.starts_with("cargo ")).map(str::to_owned).collect()
}

#[tokio::test]
async fn the_recipes_and_their_file_of_checks_work_as_they_stand() {
    let blocks = blocks();
    let database = TestDatabase::empty().await;
    fs::write(database.home().join("checks.yaml"), &blocks[0]).expect("a file of checks");
    let tables = "create table orders (order_id bigint primary key, customer_id bigint not null, shipped_at timestamptz,
                  created_at timestamptz not null default now());
                  insert into orders select place, place % 500 from generate_series(1, 20000) place;
                  create index orders_open on orders (customer_id, created_at) where shipped_at is null;
                  analyze orders;";
    fs::write(database.home().join("schema.sql"), tables).expect("a schema");
    let programs = Path::new(env!("CARGO_BIN_EXE_tasker")).parent().expect("a folder").display().to_string();
    for recipe in &blocks[1..] {
        let commands = commands(recipe);
        assert_eq!(commands.len(), 3, "{commands:?}");
        database.client().await.batch_execute("drop table if exists orders").await.expect("dropped");
        for line in commands {
            // The database of this test stands for the private one, too.
            let line = line.replace("$(tasker db url)", database.url());
            let mut command = Command::new("sh");
            let home = database.command(&[]);
            command.args(["-ec", &line]).current_dir(database.home()).env_clear();
            command.envs(home.get_envs().filter_map(|(name, value)| Some((name, value?))));
            command.env("PATH", format!("{programs}:/usr/local/bin:/usr/bin:/bin"));
            let _ = Run::of(command).success();
        }
    }
}
