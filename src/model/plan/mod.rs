//! Query plans and their expectations. Pure: takes the server's output and returns the verdicts.
//!
//! - [`node`]: a plan as EXPLAIN prints it.
//! - [`fingerprint`]: its shape, for comparing plans across databases and days; [`baseline`] stores them.
//! - [`check`]: a query, its role, and the expectations of its plans; [`mod@read`] reads it from a YAML file.
//! - [`planning`]: the tiers, and the ways of planning.
//! - [`rule`]: one expectation, and whether a plan meets it.
//! - [`curve`]: the cost of a query at several sizes, and its growth.
//! - [`report`]: the results, for people and scripts.

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
