//! The private cluster: its state; start, stop and destroy.
//!
//! Every change takes the lock file first, so that two commands cannot race. Only [`Cluster::destroy`]
//! deletes data.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::paths::{FOLDER_VARIABLE, Paths};
use super::process::{self, Ending, Server};
use super::{OsUser, Programs, initdb, server_errors};
use crate::error::{Failure, Result};

/// The private PostgreSQL of one user.
#[derive(Clone, Debug)]
pub struct Cluster {
    paths: Paths,
    os_user: OsUser,
    durability: Durability,
}

/// Whether the cluster survives a crash of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    Durable,
    /// It is deleted after use: nothing waits for the disk, and nothing runs by itself.
    Scratch,
}

/// The state of the cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was never created, or was destroyed.
    Absent,
    Stopped {
        major: u32,
    },
    /// Starting up or shutting down.
    Busy {
        major: u32,
        pid: i32,
    },
    Running {
        major: u32,
        pid: i32,
        since: Timestamp,
    },
}

/// The effect of a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Started {
    AlreadyRunning,
    Started,
    MadeAndStarted,
}

impl Cluster {
    /// Returns the private PostgreSQL of the user who runs this program.
    ///
    /// # Errors
    /// If there is no folder for it or no user to run it as.
    pub fn of_user() -> Result<Cluster> {
        let paths = Paths::of_user()?;
        let os_user = OsUser::for_folder(paths.folder())?;
        if let Some((folder, owner)) = os_user.foreign_folder(paths.folder()) {
            return Err(Failure::usage(format!(
                "the private PostgreSQL cannot be kept in {}",
                paths.folder().display()
            ))
            .caused_by(format!("{} belongs to user {owner}", folder.display()))
            .hint(format!("choose a folder below your own, with {FOLDER_VARIABLE}"))
            .into());
        }
        Ok(Cluster { paths, os_user, durability: Durability::Durable })
    }

    /// Returns another private PostgreSQL, kept in this folder: one that a command needs for itself.
    ///
    /// # Errors
    /// If there is no user to run it as.
    pub fn within(data: &Path) -> Result<Cluster> {
        let paths = Paths::within(data);
        let os_user = OsUser::for_folder(paths.folder())?;
        Ok(Cluster { paths, os_user, durability: Durability::Durable })
    }

    /// Returns one that a command deletes after use: it starts faster, and a crash of the machine breaks it.
    ///
    /// # Errors
    /// If there is no user to run it as.
    pub fn scratch(data: &Path) -> Result<Cluster> {
        Ok(Cluster { durability: Durability::Scratch, ..Cluster::within(data)? })
    }

    /// Creates the cluster with these programs and starts it.
    ///
    /// # Errors
    /// Those of [`Cluster::start`].
    pub fn start_with(&self, programs: &Programs) -> Result<()> {
        let _lock = self.lock()?;
        self.create(programs)?;
        self.launch(programs)
    }

    /// Starts a cluster that was stopped, with the programs that created it.
    ///
    /// # Errors
    /// If it does not start: with its message.
    pub fn start_again(&self, programs: &Programs) -> Result<()> {
        let _lock = self.lock()?;
        self.launch(programs)
    }

    fn create(&self, programs: &Programs) -> Result<()> {
        initdb::create(&self.paths, &self.os_user, programs, self.durability)
    }

    fn launch(&self, programs: &Programs) -> Result<()> {
        initdb::socket_folder(&self.paths, &self.os_user)?;
        process::start(&self.paths, &self.os_user, programs, self.durability)
    }

    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    pub fn os_user(&self) -> &OsUser {
        &self.os_user
    }

    /// Reads the state without changing anything.
    ///
    /// # Errors
    /// If it is not tasker's cluster, or is incomplete.
    pub fn state(&self) -> Result<State> {
        let cluster = self.paths.cluster();
        let empty = match fs::read_dir(&cluster) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == ErrorKind::NotFound => true,
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                let folder = self.paths.folder();
                return Err(not_a_folder(if folder.is_dir() { &cluster } else { folder }));
            }
            Err(error) => return Err(self.cannot("read", &cluster, &error)),
        };
        if empty {
            return Ok(State::Absent);
        }
        let major = self.check_whole(&cluster)?;
        Ok(match Server::find(&self.paths) {
            Server::Absent => State::Stopped { major },
            Server::Busy { pid } => State::Busy { major, pid },
            Server::Ready { pid, since } => State::Running { major, pid, since },
        })
    }

    /// Starts the server unless it runs, and creates the cluster the first time. `note` receives one line
    /// before a step that takes time.
    ///
    /// # Errors
    /// If no server programs fit, the folder cannot be used, or the server does not start: with its message.
    pub fn start(&self, note: &dyn Fn(&str)) -> Result<Started> {
        // Before any write: the folder may not be tasker's.
        self.state()?;
        let _lock = self.lock()?;
        let mut state = self.state()?;
        if matches!(state, State::Busy { .. }) {
            process::await_settled(&self.paths)?;
            state = self.state()?;
        }
        let folder = self.paths.folder().display();
        let (programs, started) = match state {
            State::Running { .. } => return Ok(Started::AlreadyRunning),
            State::Absent => {
                let programs = Programs::newest()?;
                note(&format!(
                    "creating and starting a private PostgreSQL {} in {folder}",
                    programs.version()
                ));
                self.create(&programs)?;
                (programs, Started::MadeAndStarted)
            }
            State::Stopped { major } | State::Busy { major, .. } => {
                let programs =
                    Programs::of_major(major).map_err(|error| self.of_another_major(major, error))?;
                note(&format!("starting the private PostgreSQL {} in {folder}", programs.version()));
                (programs, Started::Started)
            }
        };
        self.launch(&programs)?;
        Ok(started)
    }

    /// Stops the server; answers whether it ran.
    ///
    /// # Errors
    /// When it cannot be stopped.
    pub fn stop(&self) -> Result<bool> {
        self.end(Ending::Fast)
    }

    /// Stops the server as a crash does: the next start recovers. Returns whether it ran.
    ///
    /// # Errors
    /// When it cannot be stopped.
    pub fn crash(&self) -> Result<bool> {
        self.end(Ending::Crash)
    }

    fn end(&self, ending: Ending) -> Result<bool> {
        if self.state()? == State::Absent {
            return Ok(false);
        }
        let _lock = self.lock()?;
        match self.state()? {
            State::Absent | State::Stopped { .. } => Ok(false),
            State::Busy { pid, .. } | State::Running { pid, .. } => {
                process::stop(&self.paths, pid, ending).map(|()| true)
            }
        }
    }

    /// Stops the server and deletes the cluster with all its databases. Returns whether there was anything.
    ///
    /// # Errors
    /// If it cannot be stopped or deleted, or is not tasker's.
    pub fn destroy(&self) -> Result<bool> {
        if !self.paths.folder().exists() {
            return Ok(false);
        }
        self.check_ours()?;
        let _lock = self.lock()?;
        if let Server::Busy { pid } | Server::Ready { pid, .. } = Server::find(&self.paths) {
            process::stop(&self.paths, pid, Ending::Fast)?;
        }
        let mut parts = initdb::unfinished(&self.paths);
        parts.extend([self.paths.cluster(), self.paths.log()]);
        if self.paths.socket_folder() != self.paths.folder() {
            parts.push(self.paths.socket_folder());
        }
        // Last, and by name: a process that waits for the lock sees that it was removed.
        parts.push(self.paths.lock());
        for part in &parts {
            delete(part).map_err(|error| {
                Failure::new(format!("cannot delete {}", part.display())).caused_by(error)
            })?;
        }
        // Other files in the folder stay.
        let _ = fs::remove_dir(self.paths.folder());
        Ok(true)
    }

    /// Returns the major version of a cluster that is complete and tasker's.
    fn check_whole(&self, cluster: &Path) -> Result<u32> {
        self.check_ours()?;
        let missing = |part: &str| {
            Failure::unreachable(format!("the private PostgreSQL in {} is incomplete", cluster.display()))
                .caused_by(format!("{part} is missing or unreadable; nothing was deleted"))
                .hint("delete it and start over: `tasker db destroy`")
        };
        if !cluster.join("global/pg_control").exists() {
            return Err(missing("global/pg_control").into());
        }
        let version = fs::read_to_string(cluster.join("PG_VERSION")).unwrap_or_default();
        // Before version 10 a major version had two numbers: 9.6.
        let major = version.trim().split('.').next().unwrap_or_default();
        major.parse().map_err(|_| missing("PG_VERSION").into())
    }

    /// Refuses a data folder that this program did not make.
    fn check_ours(&self) -> Result<()> {
        let cluster = self.paths.cluster();
        if !cluster.exists() || self.paths.mark().exists() || is_empty(&cluster) {
            return Ok(());
        }
        let kind = match cluster.join("PG_VERSION").exists() {
            true => "a PostgreSQL cluster that tasker did not create",
            false => "not a PostgreSQL cluster, or an incomplete one",
        };
        Err(Failure::unreachable(format!("{} is {kind}", cluster.display()))
            .caused_by("nothing was changed or deleted")
            .hint(format!("move it away, or choose another folder with {FOLDER_VARIABLE}"))
            .into())
    }

    /// Takes the lock, making the folder for it first. Released when dropped.
    fn lock(&self) -> Result<File> {
        loop {
            self.prepare_folder()?;
            let path = self.paths.lock();
            let opened = self.os_user.open_file(&path, File::options().append(true));
            let file = match opened.and_then(|file| file.lock().map(|()| file)) {
                Ok(file) => file,
                // The holder destroyed the folder between the two steps.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(self.cannot("write", &path, &error)),
            };
            let same = |found: fs::Metadata| file.metadata().is_ok_and(|held| held.ino() == found.ino());
            if fs::metadata(&path).is_ok_and(same) {
                return Ok(file);
            }
        }
    }

    /// Makes the folder, closed to everybody but the server's user.
    fn prepare_folder(&self) -> Result<()> {
        let folder = self.paths.folder();
        if let Some(barred) = self.os_user.barred_at(folder).filter(|_| self.os_user.is_switched()) {
            return Err(Failure::unreachable(format!(
                "the private PostgreSQL cannot be kept in {}",
                folder.display()
            ))
            .caused_by(format!(
                "the server runs as user {}, who cannot enter {}",
                self.os_user.name(),
                barred.display()
            ))
            .hint(format!(
                "choose a folder that every user can enter: `{FOLDER_VARIABLE}=/var/lib/tasker tasker …`"
            ))
            .into());
        }
        match fs::metadata(folder) {
            Ok(found) if !found.is_dir() => return Err(not_a_folder(folder)),
            // Root created it and was killed, or is about to change its owner: the first process to come
            // does.
            Ok(found) if self.os_user.is_switched() && found.uid() == 0 && is_empty(folder) => {
                self.os_user.own(folder).and_then(|()| close_to_others(folder))
            }
            Ok(found) if found.uid() != self.os_user.uid().as_raw() => {
                return Err(self.of_another_user(found.uid()));
            }
            Ok(found) if found.mode() & 0o077 == 0 => Ok(()),
            Ok(_) => close_to_others(folder),
            Err(error) if error.kind() == ErrorKind::NotFound => self.make_folder(folder),
            Err(error) => Err(error),
        }
        .map_err(|error| self.cannot("write", folder, &error))
    }

    fn make_folder(&self, folder: &Path) -> std::io::Result<()> {
        let parent = folder.parent().expect("a folder within a data folder");
        // Root's must let the server's user through; anybody else's need not let anyone.
        let mode = if self.os_user.is_switched() { 0o755 } else { 0o700 };
        fs::DirBuilder::new().recursive(true).mode(mode).create(parent)?;
        match fs::DirBuilder::new().mode(0o700).create(folder) {
            // Another command has just created it, and may be killed before it changes the owner.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            other => other,
        }
        .and_then(|()| self.os_user.own(folder))
    }

    fn cannot(&self, what: &str, path: &Path, error: &std::io::Error) -> anyhow::Error {
        let message = format!("cannot {what} {}", path.display());
        server_errors::explain(message, &error.to_string(), self.paths.folder()).into()
    }

    fn of_another_user(&self, owner: u32) -> anyhow::Error {
        let name = nix::unistd::User::from_uid(owner.into()).ok().flatten();
        let name = name.map_or_else(|| format!("id {owner}"), |user| user.name);
        Failure::unreachable(format!(
            "the private PostgreSQL in {} is not yours",
            self.paths.folder().display()
        ))
        .caused_by(format!("it belongs to user {name}, and the server would run as {}", self.os_user.name()))
        .hint(format!("choose another folder with {FOLDER_VARIABLE}"))
        .into()
    }

    fn of_another_major(&self, major: u32, error: anyhow::Error) -> anyhow::Error {
        let install = super::programs::install_command(Some(major));
        let cluster = self.paths.cluster();
        let message =
            format!("the private PostgreSQL in {} was made by PostgreSQL {major}", cluster.display());
        Failure::unreachable(message)
            .caused_by(error)
            .hint(format!("install that version: `{install}`\nor start over in another folder with {FOLDER_VARIABLE}; nothing was deleted"))
            .into()
    }
}

fn not_a_folder(path: &Path) -> anyhow::Error {
    Failure::unreachable(format!("{} is not a folder", path.display()))
        .hint(format!("move it away, or choose another folder with {FOLDER_VARIABLE}"))
        .into()
}

fn close_to_others(folder: &Path) -> std::io::Result<()> {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn delete(path: &PathBuf) -> std::io::Result<()> {
    let deleted = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match deleted {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
