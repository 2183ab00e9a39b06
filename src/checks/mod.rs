//! Checks of a live database. Each finding has its fix.
//!
//! - [`consistency`]: derived flags, counters and queues against the transitions; it can also repair.
//! - [`health`]: the health of the whole database at a glance.
//! - [`indexes`]: whether the indexes of the program's tables are present, valid, used and worth their cost.
//! - [`plans`]: whether an index serves each query, of tasker or of an application, and the query's cost.
//! - [`verify`]: whether a migration succeeded, by means of the other checks.

pub mod consistency;
pub mod health;
pub mod indexes;
pub mod plans;
pub mod verify;
