//! Files of checks.
//!
//! - [`check`]: a query, its parameters, and the expectations of its plans.
//! - [`mod@format`]: the types of the file, its one description.
//! - [`mod@read`]: from a file to checks.

mod check;
mod format;
mod read;

pub use check::{Case, Expectation, GrowthLimit, Location, Parameters, QueryCheck, Role};
pub use read::{CheckFile, json_schema, read};
