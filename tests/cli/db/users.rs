//! As root and as an ordinary user; who may reach whose server.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use nix::unistd::geteuid;
use tasker::private_pg::{OsUser, Programs};

use crate::common::Run;
use crate::fixture::private_pg::Home;

#[test]
fn the_server_runs_as_somebody_who_is_not_root() {
    let home = Home::stopped();
    home.tasker(&["db", "start"]).success();
    let owner = fs::metadata(format!("/proc/{}", home.pid())).unwrap().uid();
    assert_ne!(owner, 0);
    assert_eq!(owner, fs::metadata(home.cluster()).unwrap().uid());
    if !geteuid().is_root() {
        assert_eq!(owner, geteuid().as_raw());
    }
}

#[test]
fn an_ordinary_user_s_server_is_their_own() {
    let home = Home::unprivileged();
    home.tasker(&["db", "start"]).success();
    assert_eq!(home.sql("select current_user"), "tasker");
    let folder = fs::metadata(home.postgres()).unwrap();
    assert_eq!(folder.permissions().mode() & 0o777, 0o700);
    if geteuid().is_root() {
        let url = home.tasker(&["db", "url"]).success().stdout;
        // The way is open, the folder itself is not.
        fs::set_permissions(home.folder(), fs::Permissions::from_mode(0o711)).unwrap();
        let mut psql = OsUser::named("daemon").unwrap().command(Programs::psql());
        psql.args(["-XAtc", "select 1", url.trim()]);
        let run = Run::of(psql);
        assert!(run.stderr.contains("Permission denied"), "{}", run.snapshot());
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    let home = Home::unprivileged();
    let closed = home.folder().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    let run = Run::of(home.command_in(&closed.join("data"), &["db", "start"]));
    let told = home.snapshot(&run);
    assert!(
        told.contains("error: cannot write ~/closed/data/postgres\n  caused by: Permission denied"),
        "{told}"
    );
    assert_eq!(run.code, 4);
}

#[test]
fn a_folder_closed_to_the_server_s_user_is_named() {
    let home = Home::new();
    let closed = home.folder().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o600)).unwrap();
    let run = Run::of(home.command_in(&closed.join("data"), &["db", "start"]));
    let told = home.snapshot(&run);
    if geteuid().is_root() {
        assert!(told.contains("who cannot enter ~/closed\n"), "{told}");
    } else {
        assert!(told.contains("Permission denied"), "{told}");
    }
    assert_eq!(run.code, 4);
    assert!(!closed.join("data").exists());
}
