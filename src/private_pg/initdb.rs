//! Creates the cluster in a folder next to its final one and renames it at the end, so that a folder with the
//! final name is complete.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::cluster::Durability;
use super::paths::{DATABASE, MARK, Paths, ROLE};
use super::{OsUser, Programs, server_errors};
use crate::error::{Failure, Result};

/// The start of the name of a cluster in the making.
const UNFINISHED: &str = "data.unfinished-";

/// Creates the cluster and its database.
///
/// # Errors
/// If PostgreSQL's programs fail: with their output. The unfinished folder is removed.
pub fn create(paths: &Paths, os_user: &OsUser, programs: &Programs, durability: Durability) -> Result<()> {
    let unfinished = paths.folder().join(format!("{UNFINISHED}{}", std::process::id()));
    let made = fill(&unfinished, paths, os_user, programs, durability).and_then(|()| {
        let to_error =
            |error: std::io::Error| failed(paths, "cannot finish the private PostgreSQL", &error.to_string());
        fs::rename(&unfinished, paths.cluster()).map_err(to_error)
    });
    if made.is_err() {
        // It was just created and is useless; on a full disk it is in the way.
        let _ = fs::remove_dir_all(&unfinished);
    }
    made
}

fn fill(
    folder: &Path,
    paths: &Paths,
    os_user: &OsUser,
    programs: &Programs,
    durability: Durability,
) -> Result<()> {
    let mut initdb = os_user.command(programs.path("initdb"));
    // Only the owner can enter the folder of the socket.
    initdb.args([
        "--auth-local=trust",
        "--auth-host=reject",
        "--encoding=UTF8",
        "--no-locale",
        "--no-instructions",
    ]);
    if durability == Durability::Scratch {
        initdb.arg("--no-sync");
        // Pages that a scratch database only seems to have are made of zeros.
        if programs.major >= 18 {
            initdb.arg("--no-data-checksums");
        }
    }
    initdb.arg(format!("--username={ROLE}")).arg("--pgdata").arg(folder);
    run(initdb, b"", paths)?;

    if durability == Durability::Durable {
        let conf = folder.join("postgresql.conf");
        let settings = super::settings::fitting(folder);
        let added = os_user
            .open_file(&conf, File::options().append(true))
            .and_then(|mut file| file.write_all(settings.as_bytes()));
        added.map_err(|error| {
            failed(paths, "cannot write the settings of the private PostgreSQL", &error.to_string())
        })?;
    }

    // No server yet that anybody could connect to before the database is there.
    let mut single = os_user.command(programs.path("postgres"));
    if durability == Durability::Scratch {
        single.args(["--single", "-F", "-c", "exit_on_error=on", "-D"]);
    } else {
        single.args(["--single", "-c", "exit_on_error=on", "-D"]);
    }
    single.arg(folder).arg("postgres");
    run(single, format!("create database {DATABASE}\n").as_bytes(), paths)?;

    let mark = folder.join(MARK);
    let text = format!("PostgreSQL {} for tasker; see `tasker db --help`.\n", programs.version());
    let to_error =
        |error: std::io::Error| failed(paths, "cannot finish the private PostgreSQL", &error.to_string());
    let written = os_user
        .open_file(&mark, File::options().write(true))
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(to_error)
}

fn run(mut command: Command, stdin: &[u8], paths: &Paths) -> Result<()> {
    let program = PathBuf::from(command.get_program());
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| {
        Failure::unreachable(format!("cannot run {}", program.display())).caused_by(error)
    })?;
    // A program that ends early gives its reason on standard error.
    let _ = child.stdin.take().expect("a pipe").write_all(stdin);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        let name = program.file_name().unwrap_or_default().to_string_lossy();
        let message = format!("cannot create the private PostgreSQL: {name} failed ({})", output.status);
        return Err(failed(paths, &message, &String::from_utf8_lossy(&output.stderr)));
    }
    Ok(())
}

fn failed(paths: &Paths, message: &str, output: &str) -> anyhow::Error {
    server_errors::explain(message.to_owned(), output, paths.folder()).into()
}

/// Folders that killed commands left.
pub fn unfinished(paths: &Paths) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(paths.folder()) else { return Vec::new() };
    let ours = entries
        .filter_map(|entry| entry.ok())
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(UNFINISHED));
    ours.map(|entry| entry.path()).collect()
}

/// Creates the folder for the socket if it is not the cluster's own.
///
/// # Errors
/// If the path exists and is not tasker's.
pub fn socket_folder(paths: &Paths, os_user: &OsUser) -> Result<()> {
    let folder = paths.socket_folder();
    if folder == paths.folder() {
        return Ok(());
    }
    let cannot = |cause: String| {
        Failure::unreachable(format!("cannot use {} for the socket", folder.display())).caused_by(cause)
    };
    if fs::DirBuilder::new().mode(0o700).create(&folder).is_ok() {
        return os_user.own(&folder).map_err(|error| cannot(error.to_string()).into());
    }
    // Not through a link: /tmp is open to everybody.
    let found = fs::symlink_metadata(&folder).map_err(|error| cannot(error.to_string()))?;
    if !found.is_dir() || found.uid() != os_user.uid().as_raw() || found.mode() & 0o077 != 0 {
        return Err(cannot("it exists already and is open to other users".to_owned()).into());
    }
    Ok(())
}
