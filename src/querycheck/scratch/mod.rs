//! A copy of a database without its rows, whose planner is told how large each table is: it answers what an index
//! would do, and how small tables are read once they are large.
//!
//! - [`copy`]: makes the copy.
//! - [`statistics`]: what its planner is told of tables that are small.
//! - [`trial`]: tries the remedies of findings.

mod copy;
mod statistics;
pub mod trial;

use std::fmt::Debug;
use std::path::{Path, PathBuf};

use futures_util::future::BoxFuture;

pub(in crate::querycheck) use copy::{BLOCK, FEW, create_schema, extend, pages_of_index, path_of_role};
pub use copy::{ScratchCopy, Sizes};
pub use statistics::LARGE;

use crate::db::Session;
use crate::error::Result;

/// A server of one's own, on which a database can be copied.
pub trait ScratchServer: Debug + Send + Sync {
    /// Creates an empty database.
    fn database<'a>(&'a self, wanted: &'a NewDatabase) -> BoxFuture<'a, Result<ScratchDatabase>>;

    /// Stops the server, hands its data folder to `work`, and starts it again; returns a session of the database of
    /// this name. All other sessions end.
    fn while_stopped<'a>(&'a self, name: &'a str, work: FolderWork) -> BoxFuture<'a, Result<Session>>;
}

/// Work in the data folder of a server.
pub type FolderWork = Box<dyn FnOnce(&Path) -> Result<()> + Send>;

/// A database to be created.
#[derive(Clone, Debug)]
pub struct NewDatabase {
    /// The server's major version, if one is installed.
    pub major: i32,
    /// Where its sessions look names up.
    pub search_path: String,
    pub encoding: String,
    /// Words of `create database` and their values; none: the order of texts is that of their bytes.
    pub locale: Vec<(&'static str, String)>,
}

/// A database on such a server, as its superuser.
pub struct ScratchDatabase {
    pub name: String,
    /// For more sessions.
    pub url: String,
    pub session: Session,
    /// The server's data folder: tables become large by the size of their files.
    pub data_folder: PathBuf,
}
