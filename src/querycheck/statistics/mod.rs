//! The planner's knowledge of a database, in a file: saved where the rows are, and restored on a server of one's own,
//! where every query then gets the plan that it has there.
//!
//! - [`document`]: the file.
//! - [`dump`]: the same, as `pg_dump` writes it.
//! - [`save`](mod@save): reads the knowledge, without a write.
//! - [`withhold`]: takes the values out of it.
//! - [`restore`](mod@restore): a database that has the schema, the knowledge and no rows.
//! - [`stored`]: how PostgreSQL stores statistics on several columns.
//! - [`array`](mod@array): the text of an array; [`height`]: the levels of a B-tree; [`attempt`](mod@attempt): a statement that may fail.
//! - [`identity`](mod@identity): what a baseline keeps of it.
//! - [`options`]: what to save, and what is said of it.

mod array;
mod attempt;
pub mod document;
mod dump;
mod height;
mod identity;
mod options;
pub mod restore;
pub mod save;
mod stored;
mod withhold;

pub use document::{StatisticsFile, json_schema};
pub use dump::read;
pub use identity::identity;
pub use options::{Remarks, SaveOptions};
pub use restore::{Change, Losses, Program, Restored, Schema, SchemaFile, migrate, restore, restore_changed};
pub use save::{Saved, save};
