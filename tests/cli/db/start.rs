//! `tasker db start`.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::common::Run;
use crate::db::mode;
use crate::fixture::private_pg::Home;

#[test]
fn it_listens_on_a_closed_socket_only_and_loses_nothing() {
    let home = Home::stopped();
    assert_eq!(home.sql("show listen_addresses"), "");
    for (setting, value) in [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("unix_socket_permissions", "0700"),
        ("server_encoding", "UTF8"),
    ] {
        assert_eq!(home.sql(&format!("show {setting}")), value, "{setting}");
    }
    assert_eq!(mode(home.postgres()), 0o700);
    assert_eq!(mode(home.postgres().join("server.log")), 0o600);
}

#[test]
fn a_command_without_a_database_starts_it_and_says_so_in_one_line() {
    let home = Home::new();
    let first = home.tasker(&["migrate", "up"]).success();
    let remark = first.stderr.lines().next().unwrap_or_default();
    assert!(remark.starts_with("creating and starting a private PostgreSQL "), "{}", first.snapshot());

    home.tasker(&["db", "stop"]).success();
    let second = home.tasker(&["migrate", "status", "--format", "json"]).success();
    assert_eq!(second.stderr.lines().count(), 1, "{}", second.snapshot());
    assert!(second.stderr.starts_with("starting the private PostgreSQL "), "{}", second.snapshot());

    let third = home.tasker(&["migrate", "status", "--format", "json"]).success();
    assert_eq!(third.stderr, "");

    home.tasker(&["db", "stop"]).success();
    let quiet = home.tasker(&["migrate", "status", "--quiet"]).success();
    assert_eq!(quiet.stderr, "");
}

#[test]
fn a_named_database_leaves_it_alone() {
    let home = Home::new();
    let mut command = home.command(&["migrate", "status"]);
    command.env("PGHOST", "/nonexistent");
    let run = Run::of(command);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(!home.postgres().exists());
}

#[test]
fn commands_at_once_make_it_once() {
    let home = Home::new();
    let spawn =
        |_| home.command(&["db", "start"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let children: Vec<_> = (0..4).map(spawn).collect();
    let runs: Vec<Run> = children.into_iter().map(|child| child.wait_with_output().unwrap().into()).collect();
    let makers = runs.iter().filter(|run| run.stderr.contains("creating")).count();
    let told: String = runs.iter().map(Run::snapshot).collect();
    assert!(runs.iter().all(|run| run.code == 0), "{told}");
    assert_eq!(makers, 1, "{told}");
    assert!(runs.iter().all(|run| run.stdout == runs[0].stdout), "{told}");
}

#[test]
fn commands_at_once_start_it_once() {
    let home = Home::stopped();
    let spawn =
        |_| home.command(&["db", "start"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let children: Vec<_> = (0..4).map(spawn).collect();
    let runs: Vec<Run> = children.into_iter().map(|child| child.wait_with_output().unwrap().into()).collect();
    let told: String = runs.iter().map(Run::snapshot).collect();
    assert!(runs.iter().all(|run| run.code == 0), "{told}");
    assert_eq!(runs.iter().filter(|run| run.stderr.contains("starting")).count(), 1, "{told}");
}

#[test]
fn a_start_killed_at_any_moment_does_not_stand_in_the_way_of_the_next() {
    for milliseconds in [5, 300, 900] {
        let home = Home::new();
        let mut first =
            home.command(&["db", "start"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        first.kill().unwrap();
        first.wait().unwrap();
        assert_eq!(home.sql("select 'alive'"), "alive", "killed after {milliseconds} ms");
        // A killed initdb may go on in its own folder; it is never in the way.
        home.tasker(&["db", "stop"]).success();
        assert_eq!(home.sql("select 'alive'"), "alive");
    }
}

#[test]
fn a_folder_that_was_only_begun_is_finished() {
    let home = Home::new();
    // Where the tests are root's it is root's, and the server's user is another.
    std::fs::DirBuilder::new().recursive(true).create(home.postgres()).unwrap();
    assert_eq!(home.sql("select 'alive'"), "alive");
    assert_eq!(mode(home.postgres()), 0o700);
}

#[test]
fn a_folder_too_deep_for_a_socket_works_all_the_same() {
    let home = Home::new();
    let deep = home.folder().join("d".repeat(100));
    let run = |args: &[&str]| Run::of(home.command_in(&deep.join("data"), args)).success();
    run(&["db", "start"]);
    let value = run(&["db", "psql", "--", "-AtXq", "-c", "show unix_socket_directories"]).stdout;
    let socket_folder = Path::new(value.trim().trim_matches('"'));
    assert_eq!(mode(socket_folder), 0o700);
    run(&["db", "destroy", "--yes"]);
    assert!(!socket_folder.exists());
}
