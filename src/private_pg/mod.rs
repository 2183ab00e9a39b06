//! The private PostgreSQL: found, made, started and stopped for a person who
//! names no database.
//!
//! - [`programs`]: where the server's programs are installed.
//! - [`os_user`]: the system user the server runs as, since PostgreSQL refuses root.
//! - [`paths`]: its folder, files and URL.
//! - [`cluster`]: its state; start, stop and destroy, one command at a time.
//! - [`initdb`]: making it, all or nothing.
//! - [`process`]: the server as a process.
//! - [`server_errors`]: what PostgreSQL's programs say when they fail.

pub mod cluster;
mod initdb;
pub mod os_user;
pub mod paths;
mod process;
pub mod programs;
mod server_errors;

pub use cluster::{Cluster, Started, State};
pub use os_user::OsUser;
pub use paths::Paths;
pub use programs::Programs;

use crate::error::Result;

/// Finds the private PostgreSQL running, or starts it and says so through
/// `note` in one line; answers with its URL.
///
/// Blocks while the server starts: a second or two the first time.
///
/// # Errors
/// Those of [`Cluster::start`].
pub fn ensure_running(note: &dyn Fn(&str)) -> Result<String> {
    let cluster = Cluster::of_user()?;
    if !matches!(cluster.state()?, State::Running { .. }) {
        cluster.start(note)?;
    }
    Ok(cluster.paths().url())
}
