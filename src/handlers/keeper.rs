//! A process that ends the programs of a worker that was killed, and deletes the folders of servers that a command had
//! started for itself.
//!
//! SIGKILL leaves a worker no time to stop its programs, and they would run on
//! beside their own repetition on another worker. The keeper is this program
//! again, started once a worker. It learns of each process group over a pipe that
//! only the worker holds: when the pipe closes, the worker has ended, and the
//! keeper kills the groups that are left.
//!
//! `PR_SET_PDEATHSIG` does less: it fires when the thread that forked ends, spares
//! the grandchildren, and takes unsafe code.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::sys::signal::{SigSet, Signal, killpg};
use nix::unistd::Pid;

/// The argument that makes this program a keeper.
pub const ARGUMENT: &str = "keep-handlers";

static KEEPER: OnceLock<Mutex<Keeper>> = OnceLock::new();

/// The worker's side.
struct Keeper {
    process: Child,
    /// Those that run, for a keeper that must be started again.
    groups: BTreeSet<i32>,
    folders: BTreeSet<String>,
}

/// The most bytes of a folder's name: a line with it is written as a whole.
const LONGEST_FOLDER: usize = 2048;

/// Starts the keeper of this process, if it has none. Only the `tasker` program
/// itself can have one.
///
/// # Errors
/// Those of starting a process.
pub fn start() -> io::Result<()> {
    if KEEPER.get().is_none() {
        let keeper = Keeper { process: spawn()?, groups: BTreeSet::new(), folders: BTreeSet::new() };
        // A second one, started at the same time, ends with its pipe.
        let _ = KEEPER.set(Mutex::new(keeper));
    }
    Ok(())
}

fn spawn() -> io::Result<Child> {
    let keeper = Command::new(std::env::current_exe()?)
        .arg(ARGUMENT)
        // A signal to the worker's own group is not meant for the keeper.
        .process_group(0)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(pipe) = &keeper.stdin {
        // One that stands still must not stop the worker: it is replaced.
        fcntl(pipe, FcntlArg::F_SETFL(OFlag::O_NONBLOCK))?;
    }
    Ok(keeper)
}

/// Tells the keeper, if there is one, of a process group that has started.
pub fn began(group: Pid) {
    tell(|keeper| {
        keeper.groups.insert(group.as_raw());
        keeper.write(format!("+{group}\n"))
    });
}

/// Tells the keeper of a process group that has ended. To be called before the leader is
/// reaped: until then its id is nobody else's.
pub fn ended(group: Pid) {
    tell(|keeper| {
        keeper.groups.remove(&group.as_raw());
        keeper.write(format!("-{group}\n"))
    });
}

/// Tells the keeper of a folder that is this process's alone, before it is created: all of it is deleted with the
/// process, after its programs have been killed.
pub fn folder_began(folder: &Path) {
    if let Some(folder) = as_line(folder) {
        tell(|keeper| {
            keeper.folders.insert(folder.to_owned());
            keeper.write(format!("d{folder}\n"))
        });
    }
}

/// Tells the keeper of a folder that was deleted.
pub fn folder_ended(folder: &Path) {
    if let Some(folder) = as_line(folder) {
        tell(|keeper| {
            keeper.folders.remove(folder);
            keeper.write(format!("x{folder}\n"))
        });
    }
}

/// A path that can be written on a line; any other folder is left.
fn as_line(folder: &Path) -> Option<&str> {
    let text = folder.to_str().filter(|_| folder.is_absolute())?;
    (text.len() <= LONGEST_FOLDER && !text.contains('\n')).then_some(text)
}

fn tell(news: impl FnOnce(&mut Keeper) -> io::Result<()>) {
    let Some(keeper) = KEEPER.get() else { return };
    let mut keeper = keeper.lock().expect("no holder panics");
    if news(&mut keeper).is_err()
        && let Err(error) = keeper.restart()
    {
        tracing::warn!("programs would outlive a killed worker: {error}");
    }
}

impl Keeper {
    /// One write, and so one line or none: it is shorter than a pipe's atomic write.
    fn write(&mut self, line: String) -> io::Result<()> {
        self.process.stdin.as_mut().ok_or(io::ErrorKind::BrokenPipe)?.write_all(line.as_bytes())
    }

    /// Replaces a keeper that has ended.
    fn restart(&mut self) -> io::Result<()> {
        // An old keeper that still lives must not kill the programs of the new one.
        let _ = self.process.kill();
        let _ = self.process.wait();
        self.process = spawn()?;
        self.folders.clone().into_iter().try_for_each(|folder| self.write(format!("d{folder}\n")))?;
        self.groups.clone().into_iter().try_for_each(|group| self.write(format!("+{group}\n")))
    }
}

/// The keeper's side: reads until the worker has ended, then kills what is left of it.
pub fn keep() {
    // It outlives signals to all of a service's processes: those that the worker gets, it may survive.
    let _ = SigSet::all().thread_block();
    close_inherited();
    let mut groups = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        if let Some(folder) = line.strip_prefix('d') {
            folders.insert(PathBuf::from(folder));
        } else if let Some(folder) = line.strip_prefix('x') {
            folders.remove(Path::new(folder));
        }
        match line.split_at_checked(1).map(|(mark, group)| (mark, group.parse::<i32>())) {
            // 0 and 1 would be the keeper's own group and everybody's.
            Some(("+", Ok(group @ 2..))) => _ = groups.insert(group),
            Some(("-", Ok(group))) => _ = groups.remove(&group),
            _ => {}
        }
    }
    for group in groups {
        let _ = killpg(Pid::from_raw(group), Signal::SIGKILL);
    }
    folders.iter().for_each(|folder| delete(folder));
}

/// Deletes a folder. The processes of a killed server end a little later, and may write until then.
fn delete(folder: &Path) {
    for _ in 0..DELETIONS {
        let _ = std::fs::remove_dir_all(folder);
        std::thread::sleep(BETWEEN_DELETIONS);
        if !folder.exists() {
            return;
        }
    }
}

const DELETIONS: usize = 50;
const BETWEEN_DELETIONS: Duration = Duration::from_millis(200);

/// Closes what the worker had inherited open itself: somebody may wait for its end.
fn close_inherited() {
    let open = std::fs::read_dir("/dev/fd").map(|entries| {
        let numbers = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<i32>().ok());
        numbers.filter(|number| *number > 2).collect::<Vec<_>>()
    });
    for number in open.unwrap_or_default() {
        // The folder's own is closed already.
        let _ = nix::unistd::close(number);
    }
}
