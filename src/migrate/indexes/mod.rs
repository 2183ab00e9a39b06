//! Indexes for speed, built and dropped without blocking writers.
//!
//! - [`bundled`]: the program's indexes, in two sets.
//! - [`state`]: the state of a database's indexes.
//! - [`plan`]: the changes to make.
//! - [`build`]: makes them, one statement after another, outside of any transaction.

pub mod build;
pub mod bundled;
pub mod plan;
pub mod state;

pub use bundled::{INDEXES, Index, IndexSelection, Set};
pub use plan::{Action, Drift, IndexChange, IndexPlan};
pub use state::{IndexState, IndexStatus, list};
