//! A throwaway pgbouncer before the tests' server, in transaction mode, on a Unix socket in a
//! folder of its own, gone with the process that started it.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tasker::private_pg::OsUser;
use tempfile::TempDir;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use super::database::TestDatabase;
use super::eventually::eventually_blocking;
use super::keeper::{Keeper, Log};

/// Where it is installed, beyond PATH: not everybody has the folders of services there.
const FOLDERS: [&str; 4] = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/bin"];

/// The port is part of the socket's name only.
const PORT: u16 = 6432;

/// A running pgbouncer; dropping it takes it down.
pub struct Pooler {
    folder: PathBuf,
    user: String,
    keeper: Keeper,
}

impl Pooler {
    /// Starts one as it comes: what a client sets for its session is refused.
    ///
    /// # Panics
    /// When there is no pgbouncer here, saying how to install it, or when it won't start.
    pub fn before(database: &TestDatabase) -> Pooler {
        Pooler::before_server(database.url(), &[])
    }

    /// Starts one that is told to ignore what a client sets for its session, as many are: nobody
    /// who does not ask finds out that it stands there.
    ///
    /// # Panics
    /// As [`Pooler::before`].
    pub fn unnoticed_before(database: &TestDatabase) -> Pooler {
        Pooler::before_server(database.url(), &["ignore_startup_parameters=options"])
    }

    /// Starts one before the server of a URL, with settings of its own, each `name=value`.
    ///
    /// # Panics
    /// As [`Pooler::before`].
    pub fn before_server(url: &str, settings: &[&str]) -> Pooler {
        let program = program();
        let server: Config = url.parse().expect("a URL that was used already");
        let user = server.get_user().expect("a test's URL names its user").to_owned();
        let folder = TempDir::with_prefix_in("tasker-pooler-", "/tmp").expect("a folder under /tmp").keep();
        let os_user = OsUser::for_folder(&folder).expect("a user to run the pooler as");
        let file = folder.join("pgbouncer.ini");
        fs::write(&file, configuration(&folder, &server, settings)).expect("a file in a folder of ours");
        os_user.own(&file).and_then(|()| os_user.own(&folder)).expect("given to the pooler's user");
        let mut pooler = Command::new(program);
        pooler.arg(&file);
        let keeper = Keeper::start(&os_user, &folder, "TERM", &pooler);
        let pooler = Pooler { folder, user, keeper };
        pooler.await_ready();
        pooler
    }

    /// The URL of a database through the pooler.
    pub fn url(&self, database: &str) -> String {
        let (folder, user) = (self.folder.display(), &self.user);
        format!("postgresql:///{database}?host={folder}&port={PORT}&user={user}")
    }

    /// Where its socket and its log are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Kills it, and starts it again.
    pub fn crash(&mut self) {
        self.keeper.end("KILL");
        self.keeper.start_again();
        self.await_ready();
    }

    /// Stops it with SIGSTOP: connections stay open and silent. Or lets it go on.
    pub fn freeze(&self, is_frozen: bool) {
        let file = fs::read_to_string(self.folder.join("pid")).expect("a pid file");
        let pid = Pid::from_raw(file.trim().parse().expect("a process id"));
        let signal = if is_frozen { Signal::SIGSTOP } else { Signal::SIGCONT };
        kill(pid, signal).expect("it runs");
    }

    fn await_ready(&self) {
        eventually_blocking(Log { of: "the throwaway pgbouncer is ready", folder: &self.folder }, || {
            UnixStream::connect(self.folder.join(format!(".s.PGSQL.{PORT}"))).is_ok()
        });
    }
}

fn program() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(FOLDERS.map(PathBuf::from));
    folders.map(|folder| folder.join("pgbouncer")).find(|program| File::open(program).is_ok()).unwrap_or_else(
        || {
            panic!(
                "there is no pgbouncer here\n  install it: `./scripts/setup tests`, or your system's package"
            )
        },
    )
}

/// Whoever reaches the socket is let in: the folder is the pooler's user's.
fn configuration(folder: &Path, server: &Config, settings: &[&str]) -> String {
    let host = match server.get_hosts().first() {
        Some(Host::Unix(folder)) => folder.display().to_string(),
        Some(Host::Tcp(name)) => name.clone(),
        None => "localhost".to_owned(),
    };
    let port = server.get_ports().first().copied().unwrap_or(5432);
    let user = server.get_user().unwrap_or_default();
    let mut place = format!("host={host} port={port} user={user}");
    if let Some(password) = server.get_password() {
        let password = String::from_utf8_lossy(password).replace('\'', "''");
        write!(place, " password='{password}'").expect("text");
    }
    // Few connections, taken in turn: a client that counts on its own is soon found out.
    let defaults = [
        format!("unix_socket_dir={}", folder.display()),
        format!("listen_port={PORT}"),
        "listen_addr=".to_owned(),
        format!("pidfile={}", folder.join("pid").display()),
        "pool_mode=transaction".to_owned(),
        "default_pool_size=3".to_owned(),
        "server_round_robin=1".to_owned(),
        "max_client_conn=200".to_owned(),
        "auth_type=any".to_owned(),
    ];
    let settings = defaults.iter().map(String::as_str).chain(settings.iter().copied());
    let settings: Vec<&str> = settings.collect();
    format!("[databases]\n* = {place}\n\n[pgbouncer]\n{}\n", settings.join("\n"))
}
