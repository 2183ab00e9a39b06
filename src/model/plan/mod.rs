//! Query plans and what is expected of them. Pure: what the server said goes in,
//! what holds and what does not comes out.
//!
//! - [`node`]: a plan as EXPLAIN prints it.
//! - [`fingerprint`]: its shape, for comparing plans across databases and days; [`baseline`] keeps them.
//! - [`check`]: a query, whom it is asked for, and what its plans must be like;
//!   [`read`] takes it from a YAML file.
//! - [`rule`]: one expectation, and whether a plan meets it.
//! - [`curve`]: what a query takes at several sizes, and how that grows.
//! - [`report`]: what was found, as people and scripts are told.

pub mod baseline;
pub mod check;
pub mod curve;
pub mod fingerprint;
pub mod node;
mod read;
pub mod report;
pub mod rule;
mod schema;
pub mod visit;

pub use check::{Case, Expectation, Growth, Parameters, Place, Planning, QueryCheck, Role, Tier};
pub use curve::Curve;
pub use node::{Node, Plan};
pub use read::{CheckFile, read};
pub use report::{Cause, Finding, Report, Run, Status, Violation};
pub use rule::Rule;
pub use schema::json_schema;
