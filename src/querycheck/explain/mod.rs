//! Asking the server for plans, and the plans as it prints them.
//!
//! - [`explainer`]: runs EXPLAIN and changes nothing.
//! - [`planning`]: the tiers, and the ways of planning.
//! - [`node`]: a plan as EXPLAIN prints it; [`visit`]: its nodes, each with facts from the nodes above.
//! - [`fingerprint`]: its shape, for comparing plans across databases and days.
//! - [`expression`]: an expression of a plan as a tree.
//! - [`predicate`]: how a condition, as EXPLAIN prints it, uses a column.
//! - [`uses`]: the indexes that some statements use.

pub mod explainer;
pub mod expression;
pub mod fingerprint;
pub mod node;
pub mod planning;
pub mod predicate;
pub mod uses;
pub mod visit;

pub use explainer::{Explained, Explainer};
pub use node::{Node, Plan, TableName};
pub use planning::{Planning, Tier};
