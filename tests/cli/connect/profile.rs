//! Profiles of the user's own configuration, and which database a command means.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;

use crate::common::{Program, Run, TestDatabase};
use crate::fixture::private_pg::Home;

/// A workflow whose step makes the queue known.
const WAITS: &str = "name: waits\nversion: 1.0.0\nsteps:\n  - { name: step, handler: { noop: {} } }\n";

/// A program whose user's own configuration is `text`.
fn configured(text: &str) -> Program {
    let program = Program::new();
    let folder = program.home().join(".config/tasker");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("config.toml"), text).expect("written");
    program
}

/// Runs the program on a terminal, on which a person types `answer`.
fn on_terminal(program: &Program, args: &[&str], answer: &str) -> Run {
    let typed = program.command(args);
    let words = std::iter::once(typed.get_program()).chain(typed.get_args());
    let words: Vec<_> =
        words.map(|word| tasker::error::shell_word(word.to_str().expect("it is UTF-8"))).collect();
    let mut script = Command::new("script");
    script.args(["-qec", &words.join(" "), "/dev/null"]).env_clear();
    script.envs(typed.get_envs().filter_map(|(name, value)| Some((name, value?))));
    script.current_dir(typed.get_current_dir().expect("it is set"));
    Run::with_stdin(script, format!("{answer}\n").as_bytes())
}

fn paused(database: &TestDatabase) -> usize {
    let queues = database.tasker(&["queue", "list", "--format", "json"]).success().json();
    queues["queues"].as_array().expect("a list").iter().filter(|queue| !queue["paused"].is_null()).count()
}

#[tokio::test]
async fn a_profile_names_a_database_in_three_ways() {
    let database = TestDatabase::new().await;
    let services = database.home().join("services");
    fs::write(&services, "[ours]\nhost=nowhere.invalid\n").expect("written");
    let text = format!(
        "[profile.url]\nurl = \"{}\"\nschema = \"jobs\"\n[profile.variable]\nvariable = \"OURS\"\n\
         [profile.service]\nservice = \"ours\"\n",
        database.url()
    );
    let program = configured(&text)
        .env("OURS", database.url())
        .env("PGSERVICEFILE", &services.display().to_string())
        .env("DATABASE_URL", "postgres://nobody@nowhere.invalid/d");
    let answer = program.run(&["--profile", "url", "migrate", "status", "--format", "json"]).success().json();
    assert_eq!(
        (answer["database"].as_str(), answer["schema"].as_str()),
        (Some(database.name()), Some("jobs"))
    );
    let run = program.run(&["--profile", "variable", "migrate", "status", "--format", "json"]);
    assert_eq!(run.success().json()["database"], database.name());
    let run = program.run(&["--profile", "service", "migrate", "status"]);
    assert!(run.code == 4 && run.stderr.contains("nowhere.invalid"), "{}", run.snapshot());

    let program = program.env("TASKER_PROFILE", "variable");
    let run = program.run(&["migrate", "status", "--format", "json"]);
    assert_eq!(run.success().json()["database"], database.name(), "it comes before DATABASE_URL");
    let run = program.run(&["--database-url", "postgres://u@flag.invalid/d", "migrate", "status"]);
    assert!(run.stderr.contains("flag.invalid"), "a flag comes first: {}", run.snapshot());
    let run = program.run(&["--database-url", "postgres://u@h/d", "--profile", "url", "migrate", "status"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
}

#[test]
fn a_profile_that_is_not_there_is_named_with_its_neighbour() {
    let program = configured("[profile.prod]\nservice = \"shop\"\n");
    let run = program.run(&["--profile", "prdo", "task", "list"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("hint: did you mean `--profile prod`?"), "{}", run.stderr);
    fs::write(program.home().join("tasker.toml"), "[profile.a]\nservice = \"a\"\n").expect("written");
    assert_snapshot!(program.run(&["task", "list"]).snapshot(), @r"
    ------- stderr -------
    error: tasker.toml: profiles belong into your own configuration
      hint: move them to ~/.config/tasker/config.toml
    [exit status: 2]
    ");
}

#[tokio::test]
async fn production_is_named_and_confirmed_before_it_is_changed() {
    let database = TestDatabase::with_workflows(&[WAITS]).await;
    let program = configured(&format!("[profile.prod]\nurl = \"{}\"\nproduction = true\n", database.url()))
        .env("TASKER_PROFILE", "prod");
    let named = format!("production profile prod: database {:?} on ", database.name());

    let refused = program.run(&["queue", "pause", "default"]);
    assert_eq!(refused.code, 2, "{}", refused.snapshot());
    assert!(refused.stderr.contains("is not a terminal"), "{}", refused.stderr);
    assert!(refused.stderr.contains(&named) && refused.stderr.contains("--yes"), "{}", refused.stderr);
    let refused = on_terminal(&program, &["queue", "pause", "default"], "n");
    assert!(
        refused.stdout.contains(&named) && refused.stdout.contains("nothing was changed"),
        "{}",
        refused.stdout
    );
    assert_ne!(refused.code, 0, "{}", refused.snapshot());
    assert_eq!(paused(&database), 0);

    on_terminal(&program, &["queue", "pause", "default"], "y").success();
    assert_eq!(paused(&database), 1);
    let run = program.run(&["queue", "resume", "default", "--yes"]).success();
    assert!(run.stderr.contains(&named), "{}", run.snapshot());
    assert_eq!(paused(&database), 0);

    // Reading, and a preview, ask nothing.
    assert_eq!(program.run(&["task", "list"]).success().stderr.matches("production").count(), 0);
    program.run(&["check", "consistency", "--repair", "--dry-run"]).success();
    // A worker replaces itself, and asks once.
    let worker = program.run(&["worker", "run", "--drain", "--yes"]).drained();
    assert_eq!(worker.stderr.matches(&named).count(), 1, "{}", worker.snapshot());
    let refused = program.run(&["worker", "run", "--drain"]);
    assert_eq!(refused.code, 2, "{}", refused.snapshot());
}

#[test]
fn a_required_database_is_never_replaced_by_a_private_one() {
    let home = Home::new();
    for (variable, args) in [
        ("1", &["task", "list"][..]),
        ("1", &["worker", "run"]),
        ("1", &["demo"]),
        ("1", &["db", "start"]),
        ("0", &["--require-database", "task", "list"]),
    ] {
        let mut command = home.command(args);
        command.env("TASKER_REQUIRE_DATABASE", variable);
        let run = Run::of(command);
        assert_eq!(run.code, 2, "{args:?}: {}", run.snapshot());
        assert!(run.stderr.contains("hint: name a database with --database-url"), "{}", run.stderr);
        assert!(!home.postgres().exists(), "{args:?}");
    }
}

#[test]
fn a_url_that_is_empty_names_no_database_and_is_no_reason_to_make_one() {
    for (variable, flag) in [("DATABASE_URL", None), ("TASKER_READ_DATABASE_URL", None), ("LANG", Some(""))] {
        let program = Program::new().env(variable, "");
        let args = flag.map(|url| vec!["--database-url", url]).unwrap_or_default();
        let run = program.run(&[&args[..], &["task", "list"]].concat());
        assert_eq!(run.code, 2, "{variable}: {}", run.snapshot());
        assert!(run.stderr.contains("cannot be used: it is empty"), "{variable}: {}", run.stderr);
    }
}

#[test]
fn a_change_on_the_private_server_says_so_each_time() {
    let home = Home::new();
    home.tasker(&["migrate", "up"]).success();
    let mut apply = home.command(&["template", "apply", "-"]);
    apply.stdin(std::process::Stdio::piped());
    Run::with_stdin(apply, WAITS.as_bytes()).success();
    for _ in 0..2 {
        let run = home.tasker(&["queue", "pause", "default"]).success();
        assert_eq!(run.stderr, "on your private PostgreSQL\n");
        assert_eq!(home.tasker(&["queue", "resume", "default", "--quiet"]).success().stderr, "");
    }
    assert_eq!(home.tasker(&["queue", "list"]).success().stderr, "");
    let mut misspelt = home.command(&["queue", "pause", "default"]);
    misspelt.env("DATABSE_URL", "postgres://u@h/d");
    let run = Run::of(misspelt).success();
    assert!(run.stderr.contains("DATABSE_URL is set: did you mean DATABASE_URL?"), "{}", run.stderr);
}
