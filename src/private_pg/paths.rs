//! Where the private PostgreSQL lives: its folder, the files in it, its URL.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use nix::unistd::geteuid;
use sha2::{Digest, Sha256};

use crate::error::{Failure, Result};

/// Names the folder for Tasker's data, when set.
pub const FOLDER_VARIABLE: &str = "TASKER_DATA_DIR";

/// Root's home is closed to the user that the server must run as.
const FOLDER_OF_ROOT: &str = "/var/lib/tasker";

/// The database inside, and the role that owns it.
pub const DATABASE: &str = "tasker";
pub const ROLE: &str = "tasker";

/// Part of the socket's name only: the server listens on no network.
pub const PORT: u16 = 5432;

/// The longest path of a socket that every system takes; Linux takes four bytes more.
const LONGEST_SOCKET_PATH: usize = 103;

/// The paths of a private PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    folder: PathBuf,
}

impl Paths {
    /// Returns the paths of the user who runs this program: `TASKER_DATA_DIR/postgres`, or else `postgres` in
    /// the user's folder for Tasker's data.
    ///
    /// # Errors
    /// If there is no home folder.
    pub fn of_user() -> Result<Paths> {
        let data = match env::var_os(FOLDER_VARIABLE).filter(|value| !value.is_empty()) {
            Some(folder) => std::path::absolute(folder)?,
            None if geteuid().is_root() => PathBuf::from(FOLDER_OF_ROOT),
            None => {
                let strategy = etcetera::choose_base_strategy().map_err(|error| {
                    Failure::new("the private PostgreSQL has no home folder to be kept in")
                        .caused_by(error)
                        .hint(format!("name a folder: `{FOLDER_VARIABLE}=FOLDER tasker db start`"))
                })?;
                strategy.data_dir().join("tasker")
            }
        };
        Ok(Paths::within(&data))
    }

    pub fn within(data: &Path) -> Paths {
        Paths { folder: data.join("postgres") }
    }

    /// Everything of the private PostgreSQL is in here, closed to other users.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The cluster: PostgreSQL's data directory.
    pub fn cluster(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// A file in every cluster that tasker created, so that no other is ever touched.
    pub fn mark(&self) -> PathBuf {
        self.cluster().join(MARK)
    }

    pub fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    pub fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }

    pub fn pid_file(&self) -> PathBuf {
        self.cluster().join("postmaster.pid")
    }

    /// Where the server's socket is: the folder itself, unless its path is too
    /// long for a socket.
    pub fn socket_folder(&self) -> PathBuf {
        let socket = self.folder.join(format!(".s.PGSQL.{PORT}"));
        if socket.as_os_str().len() <= LONGEST_SOCKET_PATH {
            return self.folder.clone();
        }
        let hash = Sha256::digest(self.folder.as_os_str().as_encoded_bytes());
        let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        PathBuf::from(format!("/tmp/tasker-{hash}"))
    }

    /// A URL for Tasker, psql and every other client of libpq's.
    pub fn url(&self) -> String {
        self.url_of(DATABASE)
    }

    /// The URL of another database on it; the name holds letters, digits and `_` only.
    pub fn url_of(&self, database: &str) -> String {
        let host = percent_encode(self.socket_folder().as_os_str().as_encoded_bytes());
        format!("postgresql:///{database}?host={host}&port={PORT}&user={ROLE}")
    }
}

/// The name of the file that marks tasker's clusters.
pub const MARK: &str = "made_by_tasker";

fn percent_encode(bytes: &[u8]) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    bytes
        .iter()
        .map(|byte| if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_survives_any_folder_name() {
        let paths = Paths::within(Path::new("/home/jo e/50%&more"));
        assert_eq!(
            paths.url(),
            "postgresql:///tasker?host=/home/jo%20e/50%25%26more/postgres&port=5432&user=tasker"
        );
    }

    #[test]
    fn a_folder_too_deep_for_a_socket_gets_a_short_one_of_its_own() {
        let (deep, other) = ("/d".repeat(60), "/e".repeat(60));
        let folder = Paths::within(Path::new(&deep)).socket_folder();
        assert!(folder.as_os_str().len() < 30, "{}", folder.display());
        assert_ne!(folder, Paths::within(Path::new(&other)).socket_folder());
        assert_eq!(folder, Paths::within(Path::new(&deep)).socket_folder());
    }
}
