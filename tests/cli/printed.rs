//! Every command that a command prints works when it is pasted, in a schema of its own too.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::common::{Program, Run, TestDatabase};

const WORKFLOWS: &str = r#"
name: broken
version: "1.0.0"
steps:
  - { name: fails, handler: { fail: {} }, retry: { limit: 1 } }
  - { name: waits, depends_on: [fails], handler: { noop: {} } }
---
name: unserved
version: "1.0.0"
steps: [{ name: step, queue: "it's a mail", handler: { noop: {} } }]
---
name: paused
version: "1.0.0"
steps: [{ name: step, queue: later, handler: { noop: {} } }]
---
name: cancelled
version: "1.0.0"
steps:
  - { name: first, queue: later, handler: { noop: {} } }
  - { name: second, depends_on: [first], handler: { noop: {} } }
"#;

const NOUNS: [&str; 11] = [
    "archive", "bench", "check", "migrate", "queue", "step", "stuck", "task", "template", "upkeep", "worker",
];

/// A program of which every run is given the same flags, and has no database without them.
struct Given {
    program: Program,
    flags: Vec<String>,
    printed: BTreeSet<String>,
}

impl Given {
    fn new(flags: &[&str]) -> Given {
        let program = Program::new().env("TASKER_REQUIRE_DATABASE", "1");
        let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
        Given { program, flags, printed: BTreeSet::new() }
    }

    /// Runs a command; what it prints must have the flags, and is kept.
    #[track_caller]
    fn run(&mut self, args: &[&str]) -> Run {
        let flags: Vec<&str> = self.flags.iter().map(String::as_str).collect();
        let run = self.program.run(&[&flags[..], args].concat());
        assert_ne!(run.code, 4, "{}", run.snapshot());
        let words = format!("{}\n{}", run.stdout, run.stderr);
        for noun in NOUNS {
            assert!(!words.contains(&format!("tasker {noun} ")), "{args:?} printed tasker {noun}:\n{words}");
        }
        self.printed.extend(quoted_commands(&words));
        if let Ok(answer) = serde_json::from_str(&run.stdout) {
            commands_of(&answer, &mut self.printed);
        }
        run
    }

    /// Pastes a command into a shell, in which there is no more of the environment than before.
    fn paste(&self, line: &str) -> Run {
        let environment = self.program.command(&[]);
        let programs =
            Path::new(env!("CARGO_BIN_EXE_tasker")).parent().expect("a folder").display().to_string();
        let mut shell = Command::new("bash");
        shell.args(["-c", line]).env_clear();
        shell.envs(environment.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.env("PATH", format!("{programs}:/usr/bin:/bin")).current_dir(self.program.home());
        Run::of(shell)
    }
}

/// The commands between backquotes.
fn quoted_commands(words: &str) -> impl Iterator<Item = String> {
    let quoted = words.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    quoted.filter(|text| text.starts_with("tasker ")).map(str::to_owned)
}

/// The commands of a JSON answer: texts that begin with the program.
fn commands_of(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            found.extend(Some(text.clone()).filter(|text| text.starts_with("tasker ")));
            found.extend(quoted_commands(text));
        }
        Value::Array(all) => all.iter().for_each(|one| commands_of(one, found)),
        Value::Object(all) => all.values().for_each(|one| commands_of(one, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_printed_command_works_in_a_schema_of_its_own() {
    let database = TestDatabase::empty().await;
    let mut given = Given::new(&["--database-url", database.url(), "--schema", "my jobs"]);
    given.run(&["task", "list"]);
    given.run(&["migrate", "up"]).success();
    let file = given.program.home().join("workflows.yaml");
    std::fs::write(&file, WORKFLOWS).expect("written");
    for (number, workflow) in WORKFLOWS.split("---").enumerate() {
        let file = format!("{number}.yaml");
        std::fs::write(given.program.home().join(&file), workflow).expect("written");
        given.run(&["template", "apply", &file]).success();
    }
    for name in ["broken", "unserved", "paused", "cancelled"] {
        given.run(&["task", "submit", name]).success();
    }
    given.run(&["queue", "pause", "later"]).success();
    given.run(&["worker", "run", "--drain", "--queue", "default"]);
    given.run(&["step", "cancel", "4/first", "--yes"]).success();

    let answering: [&[&str]; 15] = [
        &["stuck"],
        &["task", "why", "1"],
        &["task", "show", "1"],
        &["task", "why", "2"],
        &["task", "why", "3"],
        &["task", "why", "4"],
        &["step", "why", "1/waits"],
        &["step", "show", "1/fails"],
        &["queue", "list"],
        &["check", "health"],
        &["check", "indexes", "--no-price"],
        &["check", "consistency"],
        &["migrate", "status"],
        &["migrate", "verify"],
        &["upkeep", "status"],
    ];
    for args in answering {
        given.run(args);
        given.run(&[args, &["--format", "json"]].concat());
    }
    let refused: [&[&str]; 12] = [
        &["task", "show", "77"],
        &["step", "show", "1/no"],
        &["step", "resolve", "1/waits", "--dry-run"],
        &["step", "retry", "1/fails"],
        &["task", "submit", "brokn"],
        &["task", "submit", "broken@9.0.0"],
        &["queue", "pause", "latr"],
        &["template", "show", "nothing"],
        &["migrate", "down", "--phase", "indexes", "no_such_index", "--yes"],
        &["archive", "show", "77"],
        &["archive", "restore", "77"],
        &["bench", "seed", "--tasks", "1"],
    ];
    for args in refused {
        given.run(args);
    }

    let prefix =
        format!("tasker --database-url {} --schema 'my jobs' ", tasker::error::shell_word(database.url()));
    let mut pasted = 0;
    for line in &given.printed {
        let other_tables = line.contains("--schema jobs") || line.contains("postgres:///seeded");
        // A placeholder is for the reader to fill in.
        if line.contains('…') || line.contains("FILE") || line.contains("DIR") || other_tables {
            continue;
        }
        assert!(line.starts_with(&prefix), "{line}");
        let line = match line.contains(" worker run") {
            true => format!("{line} --drain"),
            false => line.clone(),
        };
        let run = given.paste(&line);
        assert!(
            ![2, 4].contains(&run.code) || run.stderr.contains("confirm"),
            "$ {line}\n{}",
            run.snapshot()
        );
        assert!(!run.stderr.contains("has no Tasker schema"), "$ {line}\n{}", run.snapshot());
        pasted += 1;
    }
    assert!(pasted > 20, "only {pasted} commands were printed: {:#?}", given.printed);
}

#[tokio::test]
async fn a_password_is_left_out_of_printed_commands_with_a_word() {
    let database = TestDatabase::new().await;
    let url = format!("{}&password=geheim", database.url());
    let run = Given::new(&["--database-url", &url]).run(&["task", "show", "77"]);
    assert!(!run.stderr.contains("geheim"), "{}", run.stderr);
    assert!(run.stderr.contains("leave out your password: set PGPASSWORD"), "{}", run.stderr);
    let line = quoted_commands(&run.stderr).next().expect("a command");
    assert!(line.contains(&format!("dbname='\\''{}'\\''", database.name())), "{line}");
    Given::new(&[]).paste(&line).success();
}

#[tokio::test]
async fn every_flag_that_chooses_the_database_is_carried() {
    let database = TestDatabase::new().await;
    let mut given = Given::new(&["--config", "its own.toml", "--profile", "ours", "--pooler"]);
    let folder = given.program.home().join(".config/tasker");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("config.toml"), format!("[profile.ours]\nurl = \"{}\"\n", database.url()))
        .expect("written");
    std::fs::write(given.program.home().join("its own.toml"), "").expect("written");
    let run = given.run(&["task", "show", "77"]);
    let line = quoted_commands(&run.stderr).next().expect("a command");
    assert_eq!(line, "tasker --config 'its own.toml' --profile ours --pooler task list");
    given.paste(&line).success();
}
