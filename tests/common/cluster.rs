//! A throwaway PostgreSQL cluster: on a Unix socket in a folder of its own,
//! without fsync, gone with the process that started it.

use std::fs;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tasker::private_pg::{OsUser, Programs};
use tempfile::TempDir;

use super::eventually::eventually_blocking;
use super::keeper::{Keeper, Log};

/// A running throwaway cluster; dropping it takes it down.
pub struct Cluster {
    folder: PathBuf,
    settings: Vec<String>,
    keeper: Keeper,
}

impl Cluster {
    /// Makes and starts a cluster.
    ///
    /// # Panics
    /// When there is no PostgreSQL here, saying how to install it, or when it won't start.
    pub fn start() -> Cluster {
        Cluster::start_with(&[])
    }

    /// Makes and starts a cluster with settings of its own, each `name=value`.
    ///
    /// # Panics
    /// As [`Cluster::start`].
    pub fn start_with(settings: &[&str]) -> Cluster {
        Cluster::make(settings, |os_user, programs, data| {
            let mut initdb = os_user.command(programs.path("initdb"));
            initdb.args([
                "--auth=trust",
                "--username=postgres",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
            ]);
            run(initdb.arg("--pgdata").arg(data));
        })
    }

    /// Makes and starts a standby that follows another cluster, whose settings it needs.
    ///
    /// # Panics
    /// As [`Cluster::start`].
    pub fn standby_of(primary: &Cluster) -> Cluster {
        let settings: Vec<&str> = primary.settings.iter().map(String::as_str).collect();
        Cluster::make(&settings, |os_user, programs, data| {
            // Links in a folder of PATH may be to some of the programs only.
            let server = fs::canonicalize(programs.path("postgres")).expect("the server's program");
            let mut copy = os_user.command(server.with_file_name("pg_basebackup"));
            copy.args(["--write-recovery-conf", "--checkpoint=fast", "--no-sync", "--username=postgres"]);
            run(copy.arg("--host").arg(&primary.folder).arg("--pgdata").arg(data));
        })
    }

    /// Starts the cluster that `fill` puts into a folder.
    fn make(settings: &[&str], fill: impl FnOnce(&OsUser, &Programs, &Path)) -> Cluster {
        let programs = Programs::newest().unwrap_or_else(|error| {
            panic!(
                "{}\n  or name a server: `TASKER_TEST_DATABASE_URL=postgres://… cargo test`",
                tasker::error::render(&error)
            )
        });
        // Directly under /tmp: the path of a Unix socket may have 107 bytes.
        let folder = TempDir::with_prefix_in("tasker-test-", "/tmp").expect("a folder under /tmp").keep();
        let os_user = OsUser::for_folder(&folder).expect("a user to run the server as");
        os_user.own(&folder).expect("the folder given to the server's user");
        fill(&os_user, &programs, &folder.join("data"));

        let mut server = Command::new(programs.path("postgres"));
        server.arg("-D").arg(folder.join("data")).arg("-k").arg(&folder);
        let defaults = [
            "listen_addresses=",
            "fsync=off",
            "full_page_writes=off",
            "max_connections=300",
            // Many tests share a server, and `check health` reports checkpoints that the log requests.
            "max_wal_size=16GB",
        ];
        for setting in defaults.iter().chain(settings) {
            server.args(["-c", setting]);
        }
        let keeper = Keeper::start(&os_user, &folder, "QUIT", &server);
        let settings = settings.iter().map(|&setting| setting.to_owned()).collect();
        let cluster = Cluster { folder, settings, keeper };
        cluster.await_ready();
        cluster
    }

    /// The URL of its database `postgres`, for its superuser.
    pub fn url(&self) -> String {
        self.url_as("postgres")
    }

    /// The URL of its database `postgres` for a role, which needs no password.
    pub fn url_as(&self, role: &str) -> String {
        format!("postgresql:///postgres?host={}&user={role}", self.folder.display())
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The process id of the server.
    pub fn pid(&self) -> i32 {
        let file = fs::read_to_string(self.pid_file()).expect("a pid file");
        file.lines().next().and_then(|line| line.parse().ok()).expect("a pid")
    }

    /// Ends the server with a signal: `INT` for a fast end, `QUIT` for an immediate one, which the next start
    /// recovers from.
    pub fn end(&mut self, signal: &str) {
        self.keeper.end(signal);
        let pid_file = self.pid_file();
        eventually_blocking(Log { of: "the throwaway cluster has ended", folder: &self.folder }, || {
            !pid_file.exists()
        });
    }

    /// Kills the server with SIGKILL: it says goodbye to nobody.
    pub fn kill(&mut self) {
        self.keeper.end("KILL");
        let socket = self.folder.join(".s.PGSQL.5432");
        eventually_blocking(Log { of: "the throwaway cluster is dead", folder: &self.folder }, || {
            UnixStream::connect(&socket).is_err()
        });
    }

    /// Stops it with SIGSTOP: it accepts connections and answers none. Or lets it go on.
    pub fn freeze(&self, is_frozen: bool) {
        let signal = if is_frozen { Signal::SIGSTOP } else { Signal::SIGCONT };
        kill(Pid::from_raw(self.pid()), signal).expect("it runs");
    }

    /// Starts the server again.
    pub fn start_again(&mut self) {
        self.keeper.start_again();
        self.await_ready();
    }

    /// Starts the server again after its immediate end.
    pub fn crash(&mut self) {
        self.end("QUIT");
        self.start_again();
    }

    fn pid_file(&self) -> PathBuf {
        self.folder.join("data/postmaster.pid")
    }

    fn await_ready(&self) {
        let pid_file = self.pid_file();
        eventually_blocking(Log { of: "the throwaway cluster is ready", folder: &self.folder }, || {
            fs::read_to_string(&pid_file).is_ok_and(|text| text.contains("ready"))
        });
    }
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        output.status.success(),
        "{command:?}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
