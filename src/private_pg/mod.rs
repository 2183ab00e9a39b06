//! The private PostgreSQL: found, created, started and stopped for a user who names no database.
//!
//! - [`programs`]: where the server's programs are installed.
//! - [`os_user`]: the system user that the server runs as, since PostgreSQL refuses root.
//! - [`paths`]: its folder, files and URL.
//! - [`cluster`]: its state; start, stop and destroy, one command at a time.
//! - [`initdb`]: creates it, all or nothing.
//! - [`process`]: the server as a process.
//! - [`settings`]: settings of a new one that fit the machine.
//! - [`server_errors`]: errors in the output of PostgreSQL's programs.

pub mod cluster;
mod initdb;
pub mod os_user;
pub mod paths;
mod process;
pub mod programs;
mod server_errors;
mod settings;

pub use cluster::{Cluster, Started, State};
pub use os_user::OsUser;
pub use paths::Paths;
pub use programs::Programs;

use crate::error::Result;

/// Finds the running private PostgreSQL, or starts it and reports that in one line to `note`; returns its
/// URL.
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
