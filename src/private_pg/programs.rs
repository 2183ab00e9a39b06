//! Where the programs of a PostgreSQL server are installed here.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::error::{Failure, Result};

/// Names the only folder to search, when set.
pub const FOLDER_VARIABLE: &str = "TASKER_POSTGRES_BIN";

/// The oldest major version that this program supports.
pub const OLDEST_MAJOR: u32 = 14;

/// The programs of a server; client packages put `psql` alone into the same folders.
const NEEDED: [&str; 2] = ["initdb", "postgres"];

/// Where distributions put versioned folders: parent, start of the name, rest.
const VERSIONED_FOLDERS: [(&str, &str, &str); 7] = [
    ("/usr/lib/postgresql", "", "bin"),         // Debian, Ubuntu
    ("/usr", "pgsql-", "bin"),                  // the RPMs of postgresql.org
    ("/usr/lib", "postgresql", "bin"),          // SUSE
    ("/usr/libexec", "postgresql", ""),         // Alpine
    ("/opt/homebrew/opt", "postgresql", "bin"), // Homebrew, Apple silicon
    ("/usr/local/opt", "postgresql", "bin"),    // Homebrew, Intel
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// The server programs of one installed PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programs {
    folder: PathBuf,
    pub(super) major: u32,
    version: String,
}

impl Programs {
    /// Finds the newest PostgreSQL installed here.
    ///
    /// # Errors
    /// If none is at least [`OLDEST_MAJOR`]: names every folder searched and the command that installs one.
    pub fn newest() -> Result<Programs> {
        let search = Search::run();
        search.found.iter().find(|programs| programs.major >= OLDEST_MAJOR).cloned().ok_or_else(|| {
            search
                .failure(format!("no PostgreSQL server of version {OLDEST_MAJOR} or later is installed here"))
                .hint(format!("install it: `{}`", install_command(None)))
                .into()
        })
    }

    /// Finds the PostgreSQL that can open a cluster of version `major`.
    ///
    /// # Errors
    /// If that version is not installed: names the installed ones.
    pub fn of_major(major: u32) -> Result<Programs> {
        let search = Search::run();
        search.found.iter().find(|programs| programs.major == major).cloned().ok_or_else(|| {
            search.failure(format!("the server programs of PostgreSQL {major} are not installed here")).into()
        })
    }

    /// Finds the programs in a folder.
    ///
    /// # Errors
    /// If there are none, or they are older than [`OLDEST_MAJOR`].
    pub fn of_folder(folder: &Path) -> Result<Programs> {
        let found = folder.canonicalize().ok().and_then(|folder| Programs::in_folder(&folder));
        found.filter(|programs| programs.major >= OLDEST_MAJOR).ok_or_else(|| {
            Failure::usage(format!("there is no PostgreSQL server in {}", folder.display()))
                .caused_by(format!("looked for {} of version {OLDEST_MAJOR} or later", NEEDED.join(" and ")))
                .hint("name the folder that has them: `--on /usr/lib/postgresql/18/bin`")
                .into()
        })
    }

    pub fn major(&self) -> u32 {
        self.major
    }

    /// The path of psql: that of the newest server, or else whichever PATH has.
    pub fn psql() -> PathBuf {
        let beside_server = Search::run().found.into_iter().map(|programs| programs.path("psql"));
        beside_server.into_iter().find(|psql| psql.is_file()).unwrap_or_else(|| PathBuf::from("psql"))
    }

    /// The path of one of the programs.
    pub fn path(&self, program: &str) -> PathBuf {
        self.folder.join(program)
    }

    /// The whole version: `15.18`, `19beta1`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Reads the version of the programs in a folder; `None` if they are not a server's.
    fn in_folder(folder: &Path) -> Option<Programs> {
        if !NEEDED.iter().all(|program| folder.join(program).is_file()) {
            return None;
        }
        let output = Command::new(folder.join("postgres")).arg("--version").output().ok()?;
        let (major, version) = parse_version(&String::from_utf8_lossy(&output.stdout))?;
        Some(Programs { folder: folder.to_owned(), major, version })
    }
}

/// Reads `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn parse_version(banner: &str) -> Option<(u32, String)> {
    let version = banner.split_once("(PostgreSQL) ")?.1.split_whitespace().next()?;
    let digits = version.find(|c: char| !c.is_ascii_digit()).unwrap_or(version.len());
    Some((version[..digits].parse().ok()?, version.to_owned()))
}

/// The folders searched and the programs found, newest major version first.
struct Search {
    searched: Vec<String>,
    found: Vec<Programs>,
}

impl Search {
    fn run() -> Search {
        let mut search = Search { searched: Vec::new(), found: Vec::new() };
        if let Some(folder) = env::var_os(FOLDER_VARIABLE) {
            let folder = PathBuf::from(folder);
            search.scan(format!("{} ({FOLDER_VARIABLE})", folder.display()), [folder]);
            return search;
        }
        let path = env::var_os("PATH").unwrap_or_default();
        search.scan("PATH".to_owned(), env::split_paths(&path));
        search.scan("pg_config --bindir".to_owned(), folder_of_pg_config());
        for (parent, start, rest) in VERSIONED_FOLDERS {
            let folders = versioned_folders(Path::new(parent), start, rest);
            search
                .scan(Path::new(parent).join(format!("{start}*")).join(rest).display().to_string(), folders);
        }
        search.scan("/usr/local/pgsql/bin".to_owned(), [PathBuf::from("/usr/local/pgsql/bin")]);
        // Stable: within a major, the folder searched first wins.
        search.found.sort_by_key(|programs| std::cmp::Reverse(programs.major));
        search
    }

    fn scan(&mut self, what: String, folders: impl IntoIterator<Item = PathBuf>) {
        self.searched.push(what);
        for folder in folders {
            let Ok(folder) = folder.canonicalize() else { continue };
            if !self.found.iter().any(|programs| programs.folder == folder) {
                self.found.extend(Programs::in_folder(&folder));
            }
        }
    }

    fn failure(&self, message: String) -> Failure {
        let mut cause = format!("looked for {} in {}", NEEDED.join(" and "), self.searched.join(", "));
        for programs in &self.found {
            cause.push_str(&format!(
                "\nfound PostgreSQL {} in {}",
                programs.version,
                programs.folder.display()
            ));
        }
        Failure::unreachable(message).caused_by(cause)
    }
}

fn folder_of_pg_config() -> Option<PathBuf> {
    let output = Command::new("pg_config").arg("--bindir").output().ok()?;
    let folder = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| PathBuf::from(folder.trim_end()))
}

fn versioned_folders(parent: &Path, start: &str, rest: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    let matches = |name: &OsStr| name.to_string_lossy().starts_with(start);
    entries
        .filter_map(|entry| entry.ok())
        .filter(|entry| matches(&entry.file_name()))
        .map(|entry| entry.path().join(rest))
        .collect()
}

/// Returns the command that installs a PostgreSQL server on this system; of a certain major version if
/// requested and the packages have it in their names.
pub fn install_command(major: Option<u32>) -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let command = install_command_of(&release, cfg!(target_os = "macos"), major);
    // Root needs no sudo, and a container often has none.
    if nix::unistd::geteuid().is_root() || command.starts_with("brew") {
        command
    } else {
        format!("sudo {command}")
    }
}

fn install_command_of(os_release: &str, macos: bool, major: Option<u32>) -> String {
    let value = |key| os_release.lines().find_map(|line: &str| line.strip_prefix(key)).unwrap_or_default();
    let families = format!("{} {}", value("ID="), value("ID_LIKE=")).replace('"', " ");
    let is = |family| families.split_whitespace().any(|word| word == family);
    let number = major.map(|major| major.to_string()).unwrap_or_default();
    let dashed = major.map(|major| format!("-{major}")).unwrap_or_default();
    if macos {
        let at = if major.is_some() { "@" } else { "" };
        return format!("brew install postgresql{at}{number}");
    }
    if is("fedora") || is("rhel") || is("centos") {
        return "dnf install postgresql-server".to_owned();
    }
    if is("arch") {
        return "pacman -S postgresql".to_owned();
    }
    if is("alpine") {
        return format!("apk add postgresql{number}");
    }
    if is("suse") || is("opensuse") {
        return format!("zypper install postgresql{number}-server");
    }
    format!("apt-get install postgresql{dashed}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_every_packagers_wording() {
        let banner = "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n";
        assert_eq!(parse_version(banner), Some((15, "15.18".to_owned())));
        assert_eq!(parse_version("postgres (PostgreSQL) 19beta1\n"), Some((19, "19beta1".to_owned())));
        assert_eq!(parse_version("postgres 12"), None);
    }

    #[test]
    fn the_command_that_installs_follows_the_distribution() {
        let of = |release: &str, major| install_command_of(release, false, major);
        assert_eq!(of("ID=debian\n", None), "apt-get install postgresql");
        assert_eq!(of("ID=ubuntu\nID_LIKE=debian\n", Some(16)), "apt-get install postgresql-16");
        assert_eq!(
            of("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", None),
            "dnf install postgresql-server"
        );
        assert_eq!(of("ID=alpine\n", Some(17)), "apk add postgresql17");
        assert_eq!(install_command_of("", true, Some(17)), "brew install postgresql@17");
    }

    #[test]
    fn a_folder_without_a_server_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("initdb"), "").unwrap();
        assert_eq!(Programs::in_folder(folder.path()), None);
    }
}
