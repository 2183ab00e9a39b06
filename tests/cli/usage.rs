//! What needs no database: help, versions, mistyped commands.

use std::process::Command;

use insta::assert_snapshot;

use crate::common::{Program, Run, TestDatabase};

#[test]
fn the_version_is_the_crate_s() {
    let run = Program::new().run(&["--version"]).success();
    assert_eq!(run.stdout, format!("tasker {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_mistyped_command_is_a_usage_error_and_names_the_nearest() {
    let run = Program::new().run(&["templates", "list"]);
    assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error: unrecognized subcommand 'templates'

      tip: a similar subcommand exists: 'template'

    Usage: tasker [OPTIONS] <COMMAND>

    For more information, try '--help'.
    [exit status: 2]
    ");
}

#[test]
fn a_verb_without_its_noun_points_to_the_command() {
    let program = Program::new();
    for (typed, meant) in [
        ("submit", "task submit"),
        ("run", "worker run"),
        ("logs", "step show STEP --history"),
        ("status", "task list"),
        ("list", "task list"),
        ("retry", "task retry"),
        ("pause", "queue pause NAME"),
    ] {
        let run = program.run(&["--schema", "jobs", typed, "more"]);
        let expected = format!("error: there is no command `tasker {typed}`\n  hint: use `tasker {meant}`\n");
        assert_eq!((run.code, run.stderr), (2, expected), "{typed}");
    }
}

#[tokio::test]
async fn an_error_is_one_line_of_json_where_json_is_wanted() {
    let database = TestDatabase::new().await;
    let run = database.tasker(&["task", "show", "77", "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_snapshot!(run.stderr, @r#"{"kind":"error","version":1,"code":1,"message":"there is no task 77","causes":[],"hint":"`tasker task list` shows the newest tasks"}"#);
    let run = database.tasker(&["task", "show", "3/fetch", "--format", "table", "--format", "json"]);
    assert_snapshot!(run.stderr, @r#"{"kind":"error","version":1,"code":2,"message":"there is no task 3/fetch","causes":[],"hint":"it names a step: `tasker step show 3/fetch`"}"#);
    std::fs::write(database.home().join("tasker.toml"), "format = \"json\"\n").expect("written");
    let run = database.tasker(&["--database-url", "postgres://u@127.0.0.1:1/d", "task", "list"]);
    let error: serde_json::Value = serde_json::from_str(&run.stderr).expect("one line");
    assert_eq!((run.code, &error["code"]), (4, &4.into()), "{}", run.snapshot());
    assert!(error["causes"][0].is_string(), "{error}");
    let run = Program::new().run(&["task", "lst", "--format=json"]);
    assert_snapshot!(run.stderr, @r#"{"kind":"error","version":1,"code":2,"message":"unrecognized subcommand 'lst'","causes":[],"hint":"a similar subcommand exists: 'list'"}"#);
}

#[tokio::test]
async fn a_locale_without_more_than_ascii_gets_no_more() {
    let database = TestDatabase::with_workflows(&[
        "name: a\nversion: 1.0.0\nsteps:\n  - { name: é, handler: { noop: {} } }\n  \
         - { name: b, depends_on: [é], handler: { noop: {} } }\n",
    ])
    .await;
    database.tasker(&["task", "submit", "a"]).success();
    let mut command = database.command(&["task", "show", "1"]);
    let run = Run::of({
        command.env("LC_ALL", "C");
        command
    })
    .success();
    assert!(run.stdout.contains("o é") && run.stdout.contains("`- o b"), "{}", run.stdout);
    assert!(database.tasker(&["task", "show", "1"]).success().stdout.contains("└─ ○ b"));
}

#[tokio::test]
async fn a_full_disk_is_named() {
    let database = TestDatabase::new().await;
    let mut command = Command::new("sh");
    let typed = database.command(&[]);
    command.args(["-c", "exec \"$0\" task list >/dev/full"]).arg(typed.get_program()).env_clear();
    command.envs(typed.get_envs().filter_map(|(name, value)| Some((name, value?))));
    assert_snapshot!(Run::of(command).snapshot(), @r"
    ------- stderr -------
    error: could not write the answer to standard output
      caused by: No space left on device (os error 28)
      hint: make room where it goes, or send it elsewhere
    [exit status: 1]
    ");
}

/// A terminal of 40 columns: each row is a block.
#[tokio::test]
async fn tables_fit_a_narrow_terminal_and_a_dumb_one_gets_no_colours() {
    let database = TestDatabase::with_workflows(&[
        "name: a\nversion: 1.0.0\nsteps:\n  - { name: s, handler: { noop: {} } }\n",
    ])
    .await;
    database.tasker(&["task", "submit", "a"]).success();
    let typed = database.command(&[]);
    let on_terminal = |kind: &str| {
        let mut command = Command::new("script");
        let program = typed.get_program().display();
        command
            .args(["-qec", &format!("stty cols 40 rows 20; {program} task list"), "/dev/null"])
            .env_clear();
        command.envs(typed.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.env_remove("NO_COLOR").env("TERM", kind);
        Run::of(command).success().stdout.replace('\r', "")
    };
    let drawn = on_terminal("dumb");
    assert!(drawn.starts_with("TASK       1\nSTATE      ○ pending\n"), "{drawn}");
    assert!(drawn.lines().all(|line| line.chars().count() <= 40), "{drawn}");
    assert!(!drawn.contains('\u{1b}') && on_terminal("xterm").contains('\u{1b}'), "{drawn:?}");
}

#[test]
fn help_needs_no_database_and_lists_the_exit_codes() {
    let help = Program::new().run(&["--help"]).success().stdout;
    for exit in tasker::error::Exit::ALL {
        assert!(help.contains(&format!("{:>3}  {}", exit as u8, exit.meaning())), "{help}");
    }
}

/// Every duration and every number has a range, which its help names.
#[test]
fn help_names_the_range_of_each_duration_and_number() {
    fn visit(command: &clap::Command, words: &str, missing: &mut Vec<String>) {
        for argument in command.get_arguments() {
            let kind = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
            let is_bounded =
                ["DURATION", "N", "N,…", "NUMBER"].contains(&kind.as_deref().unwrap_or_default());
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            if is_bounded && argument.get_id() != "seed" && !help.contains(" to ") {
                missing.push(format!("{words} --{}: {help}", argument.get_id()));
            }
        }
        command.get_subcommands().for_each(|one| visit(one, &format!("{words} {}", one.get_name()), missing));
    }
    let mut missing = Vec::new();
    visit(&tasker::cli::command(), "tasker", &mut missing);
    assert_eq!(missing, [""; 0], "{}", missing.join("\n"));
}

/// The largest duration that can be written is refused, and ends no command with a panic.
#[test]
fn no_duration_is_too_long_to_be_refused() {
    fn visit(command: &clap::Command, words: &[&str], program: &Program, tried: &mut usize) {
        for argument in command.get_arguments() {
            let is_duration = argument.get_value_names().is_some_and(|names| names[0] == "DURATION");
            let Some(flag) = argument.get_long().filter(|_| is_duration) else { continue };
            let flag = format!("--{flag}=18446744073709551615s");
            let run = program.run(&[words, &[flag.as_str()][..]].concat());
            assert_eq!(run.code, 2, "{words:?} {flag}: {}", run.snapshot());
            assert!(run.stderr.contains("it is not from"), "{words:?} {flag}: {}", run.stderr);
            *tried += 1;
        }
        for one in command.get_subcommands() {
            visit(one, &[words, &[one.get_name()][..]].concat(), program, tried);
        }
    }
    let mut tried = 0;
    visit(&tasker::cli::command(), &[], &Program::new(), &mut tried);
    assert!(tried > 20, "only {tried} flags take a duration");
}
