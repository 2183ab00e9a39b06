//! Completion of names in a shell.

use std::process::Command;

use crate::common::{Program, Run, TestDatabase};
use crate::fixture::private_pg::Home;

const FETCHING: &str = "name: fetching\nnamespace: shop\nversion: 1.0.0\nsteps:\n  - { name: fetch, queue: mail, handler: { noop: {} } }\n";

/// What fish offers for the last of these words.
fn offered(mut command: Command) -> Vec<String> {
    command.env("COMPLETE", "fish");
    let run = Run::of(command).success();
    assert_eq!(run.stderr, "", "{}", run.snapshot());
    let names = run.stdout.lines().filter_map(|line| line.split('\t').next());
    names.filter(|name| !name.starts_with('-')).map(str::to_owned).collect()
}

#[tokio::test]
async fn names_of_the_database_are_completed() {
    let database = TestDatabase::with_workflows(&[FETCHING]).await;
    for _ in 0..2 {
        database.tasker(&["task", "submit", "shop/fetching"]).success();
    }
    for (words, expected) in [
        (&["task", "show", ""][..], &["2", "1"][..]),
        (&["step", "show", ""], &["2/", "1/"]),
        (&["step", "retry", "1/"], &["1/fetch"]),
        (&["task", "submit", "fet"], &["fetching"]),
        (&["task", "submit", "shop/"], &["shop/fetching"]),
        (&["worker", "run", "--queue", ""], &["mail"]),
        (&["queue", "pause", "m"], &["mail"]),
        (&["task", "list", "--namespace", ""], &["shop"]),
        (&["step", "show", "77/"], &[]),
        (&["--schema", "nowhere", "task", "show", ""], &[]),
    ] {
        let found = offered(database.command(&[&["--", "tasker"], words].concat()));
        assert_eq!(found, expected, "{words:?}");
    }
}

#[test]
fn a_database_that_is_away_costs_nothing_and_no_server_is_made() {
    let home = Home::new();
    assert_eq!(offered(home.command(&["--", "tasker", "task", "show", ""])), [""; 0]);
    assert!(!home.postgres().exists());
    let (program, url) = (Program::new(), "postgres://u@127.0.0.1:1/d");
    let away = program.command(&["--", "tasker", "--database-url", url, "task", "show", ""]);
    assert_eq!(offered(away), [""; 0]);
}
