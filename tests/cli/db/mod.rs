//! `tasker db`: the private PostgreSQL.

mod server_errors;
mod start;
mod url;
mod users;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use insta::assert_snapshot;

use crate::fixture::private_pg::Home;

#[test]
fn it_is_made_started_stopped_and_destroyed() {
    let home = Home::new();
    let status = home.tasker(&["db", "status", "--format", "json"]).success();
    assert_eq!(status.json()["state"], "absent");
    assert!(!home.postgres().exists(), "looking makes nothing");

    let start = home.tasker(&["db", "start"]).success();
    assert_eq!(start.stderr.lines().count(), 1, "{}", start.snapshot());
    assert!(start.stderr.starts_with("creating and starting a private PostgreSQL "), "{}", start.snapshot());
    let status = home.tasker(&["db", "status", "--format", "json"]).success().json();
    assert_eq!(status["state"], "running");
    let again = home.tasker(&["db", "start"]).success();
    assert_eq!((again.stdout, again.stderr.as_str()), (start.stdout, ""), "the same server");

    assert_snapshot!(home.snapshot(&home.tasker(&["db", "stop"])), @r"
    stopped
    [exit status: 0]
    ");
    assert_snapshot!(home.snapshot(&home.tasker(&["db", "stop"])), @r"
    it was not running
    [exit status: 0]
    ");
    assert_eq!(home.tasker(&["db", "status", "--format", "json"]).success().json()["state"], "stopped");

    assert_snapshot!(home.snapshot(&home.tasker(&["db", "destroy"])), @r"
    ------- stderr -------
    error: could not ask for confirmation: standard input is not a terminal
      hint: skip the confirmation with `tasker db destroy --yes`
    [exit status: 2]
    ");
    assert!(home.cluster().exists());
    assert_snapshot!(home.snapshot(&home.tasker(&["db", "destroy", "--yes"])), @r"
    destroyed
    [exit status: 0]
    ");
    assert!(!home.postgres().exists());
    assert_snapshot!(home.snapshot(&home.tasker(&["db", "destroy", "--yes", "--format", "json"])), @r#"
    {"kind":"db.destroy","version":1,"existed":false}
    [exit status: 0]
    "#);
}

pub fn mode(path: impl AsRef<Path>) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}
