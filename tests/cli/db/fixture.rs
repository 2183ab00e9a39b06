//! A place for a private PostgreSQL that is taken away with its test.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use tasker::embedded::Account;
use tempfile::TempDir;

use crate::common::Run;

/// Ends the server and deletes the folder when the test process lets go of its
/// standard input, be it killed.
const KEEPER: &str = r#"
    read -r _
    for file in "$1"/data/postgres/data/postmaster.pid "$1"/*/data/postgres/data/postmaster.pid; do
        kill -QUIT "$(head -n 1 "$file")" || continue
        for _ in $(seq 100); do [ -e "$file" ] && sleep 0.05; done
    done
    umount "$1/disk"
    # The initdb of a killed command may still be writing.
    until rm -rf "$1"; do sleep 0.1; done
"#;

/// A home folder in which `tasker` keeps its private PostgreSQL.
pub struct Home {
    folder: PathBuf,
    user: Option<Account>,
    program: PathBuf,
    /// Clears up when its standard input closes, which comes with dropping this.
    _keeper: Child,
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

    /// A home with a cluster that is stopped and has the table `kept` with one
    /// `answer`, 42. A copy: making one takes the disk a while.
    pub fn stopped() -> Home {
        static ORIGINAL: OnceLock<Home> = OnceLock::new();
        let original = ORIGINAL.get_or_init(|| {
            let home = Home::new();
            home.sql("create table kept as select 42 as answer");
            home.tasker(&["db", "stop"]).success();
            home
        });
        let home = Home::new();
        let mut copy = Command::new("cp");
        copy.arg("-a").arg(original.folder.join("data")).arg(&home.folder);
        Run::of(copy).success();
        home
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
        Home { folder, user, program, _keeper: keeper.spawn().expect("a shell") }
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
        self.command_in(&self.folder.join("data"), args)
    }

    /// The same, with its data in another folder.
    pub fn command_in(&self, data: &Path, args: &[&str]) -> Command {
        let mut command = match &self.user {
            Some(user) => user.command(&self.program),
            None => Command::new(&self.program),
        };
        command
            .args(args)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", &self.folder)
            .env("TASKER_DATA_DIR", data)
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
