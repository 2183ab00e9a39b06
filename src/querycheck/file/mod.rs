//! Files of checks.
//!
//! - [`check`]: a query, its parameters, and the expectations of its plans.
//! - [`location`]: where a text stands.
//! - [`mod@format`]: the types of the file, its one description.
//! - [`mod@read`]: from a file to checks; [`statement`]: the statement of one; [`sql`]: from an SQL file.
//! - [`written`]: a statement as it stands in a file.

mod check;
mod format;
mod location;
mod read;
mod sql;
mod statement;
mod written;

pub use check::{Case, CheckFile, Expectation, GrowthLimit, Parameters, QueryCheck, Role};
pub use location::Location;
pub use read::{json_schema, read};
pub use written::Written;
