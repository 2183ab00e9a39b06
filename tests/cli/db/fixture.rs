//! A place for a private PostgreSQL that is taken away with its test.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use tasker::embedded::Account;
use tempfile::TempDir;

use crate::common::Run;

/// Ends the server and deletes the folder when the test process lets go of its
/// standard input, be it killed.
const KEEPER: &str = r#"
    read -r _
    for pid in "$1"/data/postgres/data/postmaster.pid "$1"/*/data/postgres/data/postmaster.pid; do
        if [ -f "$pid" ]; then kill -QUIT "$(head -n 1 "$pid")"; fi
    done
    umount "$1/disk" || true
    rm -rf "$1"
"#;

/// A home folder in which `tasker` keeps its private PostgreSQL.
pub struct Home {
    folder: PathBuf,
    user: Option<Account>,
    program: PathBuf,
    keeper: Child,
    lifeline: Option<ChildStdin>,
}

impl Home {
    /// The home of whoever runs the tests.
    pub fn new() -> Home {
        Home::of(None)
    }

    /// The home of a user who is not root: `nobody`, when root runs the tests.
    pub fn unprivileged() -> Home {
        let is_root = nix::unistd::geteuid().is_root();
        Home::of(is_root.then(|| Account::named("nobody").expect("every system has it")))
    }

    fn of(user: Option<Account>) -> Home {
        let folder = TempDir::with_prefix_in("tasker-db-", "/tmp").expect("a folder under /tmp").keep();
        let mode = if user.is_some() { 0o700 } else { 0o711 };
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("a folder of ours");
        let mut program = PathBuf::from(env!("CARGO_BIN_EXE_tasker"));
        if let Some(user) = &user {
            // The other user may not be allowed into the build's folder.
            let copy = folder.join("tasker");
            fs::copy(&program, &copy).expect("a copy of the program");
            user.own(&folder).expect("the folder given away");
            program = copy;
        }
        let mut keeper = Command::new("/bin/sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(&folder).process_group(0);
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut keeper = keeper.spawn().expect("a shell");
        let lifeline = keeper.stdin.take();
        Home { folder, user, program, keeper, lifeline }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the program calls the private PostgreSQL's folder.
    pub fn postgres(&self) -> PathBuf {
        self.folder.join("data/postgres")
    }

    pub fn cluster(&self) -> PathBuf {
        self.postgres().join("data")
    }

    /// `tasker` with this home, no database named.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = match &self.user {
            Some(user) => user.command(&self.program),
            None => Command::new(&self.program),
        };
        command
            .args(args)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", &self.folder)
            .env("TASKER_DATA_DIR", self.folder.join("data"))
            .env("LANG", "C.UTF-8")
            .env("COLUMNS", "100")
            .env("NO_COLOR", "1")
            .stdin(Stdio::null());
        command
    }

    #[must_use = "snapshot it, or assert its outcome with .success()"]
    pub fn tasker(&self, args: &[&str]) -> Run {
        Run::of(self.command(args))
    }

    /// Runs a statement through `tasker db psql` and answers with its only value.
    pub fn sql(&self, statement: &str) -> String {
        self.tasker(&["db", "psql", "--", "-AtXq", "-c", statement]).success().stdout.trim().to_owned()
    }

    /// Everything a run said, with the home folder as `~`.
    pub fn snapshot(&self, run: &Run) -> String {
        run.snapshot().replace(&self.folder.display().to_string(), "~")
    }

    /// The process id of the server.
    pub fn pid(&self) -> i32 {
        let status = self.tasker(&["db", "status", "--format", "json"]).success().json();
        i32::try_from(status["pid"].as_i64().expect("a running server")).expect("a pid")
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.keeper.wait();
    }
}
