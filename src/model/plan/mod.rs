//! Query plans and what is expected of them. Pure: what the server said goes in,
//! what holds and what does not comes out.
//!
//! - [`node`]: a plan as EXPLAIN prints it.
//! - [`fingerprint`]: its shape, for comparing plans across databases and days; [`baseline`] keeps them.
//! - [`check`]: a query, whom it is asked for, and what its plans must be like;
//!   [`mod@read`] takes it from a YAML file, which [`mod@file`] describes.
//! - [`planning`]: what is asked of the planner, and how.
//! - [`rule`]: one expectation, and whether a plan meets it.
//! - [`curve`]: what a query takes at several sizes, and how that grows.
//! - [`report`]: what was found, as people and scripts are told.

pub mod baseline;
pub mod check;
pub mod curve;
mod file;
pub mod fingerprint;
pub mod node;
mod planning;
mod read;
pub mod report;
pub mod rule;
pub mod visit;

pub use check::{Case, Expectation, Growth, Location, Parameters, QueryCheck, Role};
pub use curve::Curve;
pub use node::{Node, Plan};
pub use planning::{Planning, Tier};
pub use read::{CheckFile, json_schema, read};
pub use report::{CauseCode, PlanFinding, Report, Run, Status, UnmetExpectation};
pub use rule::Rule;
