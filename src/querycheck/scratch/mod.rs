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
use std::path::PathBuf;

use futures_util::future::BoxFuture;

pub use copy::{ScratchCopy, Sizes};
pub use statistics::LARGE;

use crate::db::Session;
use crate::error::Result;

/// A server of one's own, on which a database can be copied.
pub trait ScratchServer: Debug + Send + Sync {
    /// Creates an empty database, on a server of this major version if one is installed. Its sessions look names up
    /// in `search_path`.
    fn database(&self, major: i32, search_path: String) -> BoxFuture<'_, Result<ScratchDatabase>>;
}

/// A database on such a server, as its superuser.
pub struct ScratchDatabase {
    pub session: Session,
    /// The server's data folder: tables become large by the size of their files.
    pub data_folder: PathBuf,
}
