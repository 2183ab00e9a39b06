//! Checks of a live database. Each finding has its fix.
//!
//! - [`builtin`]: the checks of the program's own queries, for [`crate::querycheck`].
//! - [`consistency`]: derived flags, counters and queues against the transitions; it can also repair.
//! - [`health`]: the health of the whole database at a glance.
//! - [`indexes`]: whether the indexes of the program's tables are present, valid, used and worth their cost.
//! - [`scratch`]: a server on which query checks copy a database without its rows.
//! - [`verify`]: whether a migration succeeded, by means of the other checks.

pub mod builtin;
pub mod consistency;
pub mod health;
pub mod indexes;
pub mod scratch;
pub mod verify;
