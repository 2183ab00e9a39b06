//! The server as a process: reads and verifies its pid file, starts it, stops it, and returns its output if
//! it does not start.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::cluster::Durability;
use super::paths::{PORT, Paths};
use super::server_errors::{self, ServerError};
use super::{OsUser, Programs};
use crate::error::{Failure, Result};

/// How often the server is polled while it starts or stops.
const INTERVAL: Duration = Duration::from_millis(10);

/// Crash recovery can take long; after this the user needs an answer.
const START_TIMEOUT: Duration = Duration::from_secs(300);

/// A fast shutdown writes the memory to disk.
const STOP_TIMEOUT: Duration = Duration::from_secs(60);

/// Of a killed server its children go on until they notice, and its process id
/// is taken until the system has noticed.
const LEFTOVERS_TIMEOUT: Duration = Duration::from_secs(5);

/// The owner of the pid file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// None, or a process that ended or is not a server of this cluster.
    Absent,
    /// It is starting up or shutting down.
    Busy { pid: i32 },
    /// It takes connections.
    Ready { pid: i32, since: Timestamp },
}

impl Server {
    /// Finds the server of these paths, by its pid file and by the process itself.
    pub fn find(paths: &Paths) -> Server {
        match PidFile::read(paths).filter(|file| is_server_of(paths, file.pid)) {
            None => Server::Absent,
            Some(PidFile { pid, since, ready: true }) => Server::Ready { pid, since },
            Some(PidFile { pid, .. }) => Server::Busy { pid },
        }
    }
}

/// The lines of `postmaster.pid` that we read.
struct PidFile {
    pid: i32,
    since: Timestamp,
    ready: bool,
}

impl PidFile {
    fn read(paths: &Paths) -> Option<PidFile> {
        let text = fs::read_to_string(paths.pid_file()).ok()?;
        let mut lines = text.lines();
        let pid = lines.next()?.trim().parse().ok()?;
        let since = lines.nth(1)?.trim().parse().ok()?;
        let status = lines.nth(4).unwrap_or_default();
        Some(PidFile { pid, since: Timestamp::from_second(since).ok()?, ready: status.trim() == "ready" })
    }
}

/// Returns whether the process is a server of this cluster. A pid alone proves nothing: after a crash or a
/// restart of the machine another program may have it.
fn is_server_of(paths: &Paths, pid: i32) -> bool {
    if matches!(kill(Pid::from_raw(pid), None), Err(Errno::ESRCH)) {
        return false;
    }
    // A server's working directory is its data directory; a process that ended but was not yet collected has
    // none.
    match fs::read_link(format!("/proc/{pid}/cwd")) {
        Ok(folder) => paths.cluster().canonicalize().is_ok_and(|cluster| cluster == folder),
        Err(error) if error.kind() == ErrorKind::NotFound => !Path::new("/proc/self/cwd").exists(),
        Err(_) => fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| name.trim() == "postgres"),
    }
}

/// Returns whether the process has ended, but its parent has not collected its status; in some containers no
/// process ever does.
fn has_ended(pid: i32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_some_and(|(_, fields)| fields.trim_start().starts_with('Z'))
}

/// Starts the server and waits until it accepts connections.
///
/// # Errors
/// If it ends instead: with its output.
pub fn start(paths: &Paths, os_user: &OsUser, programs: &Programs, durability: Durability) -> Result<()> {
    let begun = Instant::now();
    loop {
        let Err(output) = start_once(paths, os_user, programs, durability)? else { return Ok(()) };
        // A command that was killed right after starting the server left it on its way.
        if matches!(await_settled(paths)?, Server::Ready { .. }) {
            return Ok(());
        }
        let leftovers = output.contains("pre-existing shared memory block")
            || PidFile::read(paths).is_some_and(|file| has_ended(file.pid));
        if !leftovers || begun.elapsed() > LEFTOVERS_TIMEOUT {
            return Err(refused(paths, &output));
        }
        sleep(INTERVAL * 20);
    }
}

/// One attempt: the inner error is the output of a server that ended.
fn start_once(
    paths: &Paths,
    os_user: &OsUser,
    programs: &Programs,
    durability: Durability,
) -> Result<Result<(), String>> {
    let log = os_user.open_file(&paths.log(), File::options().append(true)).map_err(|error| {
        let message = format!("cannot write {}", paths.log().display());
        server_errors::explain(message, &error.to_string(), paths.folder())
    })?;
    let logged_before = log.metadata()?.len();
    let mut command = os_user.command(programs.path("postgres"));
    command.arg("-D").arg(paths.cluster());
    let socket_folder = paths.socket_folder();
    let quoted = socket_folder.to_string_lossy().replace('"', "\"\"");
    for setting in [
        "listen_addresses=".to_owned(),
        format!("unix_socket_directories=\"{quoted}\""),
        "unix_socket_permissions=0700".to_owned(),
        format!("port={PORT}"),
        "cluster_name=tasker".to_owned(),
    ] {
        command.arg("-c").arg(setting);
    }
    if durability == Durability::Scratch {
        for setting in [
            "fsync=off",
            "full_page_writes=off",
            "autovacuum=off",
            "shared_buffers=16MB",
            "max_connections=20",
        ] {
            command.arg("-c").arg(setting);
        }
    }
    // Its own process group: a Ctrl-C meant for this command must not stop the server.
    command.process_group(0).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    let mut server = command.spawn().map_err(|error| {
        Failure::unreachable(format!("cannot run {}", programs.path("postgres").display())).caused_by(error)
    })?;
    if await_ready(paths, &mut server)? {
        return Ok(Ok(()));
    }
    let log = fs::read(paths.log()).unwrap_or_default();
    let output = log.get(logged_before as usize..).unwrap_or_default();
    Ok(Err(String::from_utf8_lossy(output).into_owned()))
}

/// Waits for the server to take connections; answers no when it ends instead.
fn await_ready(paths: &Paths, server: &mut Child) -> Result<bool> {
    let begun = Instant::now();
    while begun.elapsed() < START_TIMEOUT {
        if PidFile::read(paths).is_some_and(|file| file.ready && file.pid as u32 == server.id()) {
            return Ok(true);
        }
        if server.try_wait()?.is_some() {
            return Ok(false);
        }
        sleep(INTERVAL);
    }
    Err(still_busy(paths))
}

/// Waits for a server that another process started.
///
/// # Errors
/// If it is still not ready after five minutes. A server that ended is no error: it is [`Server::Absent`].
pub fn await_settled(paths: &Paths) -> Result<Server> {
    let begun = Instant::now();
    while begun.elapsed() < START_TIMEOUT {
        let server = Server::find(paths);
        if !matches!(server, Server::Busy { .. }) {
            return Ok(server);
        }
        sleep(INTERVAL);
    }
    Err(still_busy(paths))
}

/// How a server is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The fastest way without a recovery at the next start: clients are disconnected, transactions rolled
    /// back.
    Fast,
    /// At once.
    Crash,
}

/// Stops the server.
///
/// # Errors
/// If this user may not signal it, or it still runs after a minute.
pub fn stop(paths: &Paths, pid: i32, ending: Ending) -> Result<()> {
    let doing = || format!("cannot stop the private PostgreSQL (process {pid})");
    let signal = match ending {
        Ending::Fast => Signal::SIGINT,
        Ending::Crash => Signal::SIGQUIT,
    };
    kill(Pid::from_raw(pid), signal).map_err(|errno| Failure::new(doing()).caused_by(errno))?;
    let begun = Instant::now();
    while Server::find(paths) != Server::Absent {
        if begun.elapsed() > STOP_TIMEOUT {
            return Err(Failure::new(doing())
                .caused_by(format!(
                    "it is still running {} s after the request to stop",
                    STOP_TIMEOUT.as_secs()
                ))
                .hint(format!("read the cause in its log: `tail {}`", paths.log().display()))
                .into());
        }
        sleep(INTERVAL);
    }
    Ok(())
}

fn still_busy(paths: &Paths) -> anyhow::Error {
    Failure::unreachable("the private PostgreSQL is still starting up after five minutes")
        .hint(format!("read its log: `tail {}`", paths.log().display()))
        .into()
}

/// Explains a server that ended while starting.
fn refused(paths: &Paths, output: &str) -> anyhow::Error {
    let message = "the private PostgreSQL does not start";
    let holder =
        PidFile::read(paths).filter(|_| ServerError::of(output, paths.folder()) == ServerError::LockFile);
    if let Some(PidFile { pid, .. }) = holder {
        let is = match fs::read_to_string(format!("/proc/{pid}/comm")) {
            _ if has_ended(pid) => "has ended, but its parent has not collected it".to_owned(),
            Ok(name) => format!("is alive but is not this server ({})", name.trim()),
            Err(_) => "is alive but is not this server".to_owned(),
        };
        return Failure::unreachable(message)
            .caused_by(format!("{} names process {pid}, which {is}", paths.pid_file().display()))
            .hint(format!(
                "the file is left over from a crash; remove it: `rm {}`",
                paths.pid_file().display()
            ))
            .into();
    }
    server_errors::explain(format!("{message} (log: {})", paths.log().display()), output, paths.folder())
        .into()
}
