//! Indexes that make queries fast, built and dropped while everybody goes on working.
//!
//! - [`bundled`]: those this program carries, and the two sets of them.
//! - [`state`]: how a database's indexes relate to them.
//! - [`plan`]: what is to be done about it.
//! - [`build`]: does it, one statement after another, outside of any transaction.

pub mod build;
pub mod bundled;
pub mod plan;
pub mod state;

pub use build::Building;
pub use bundled::{INDEXES, Index, IndexSelection, Set};
pub use plan::{Action, Drift, IndexChange, IndexPlan};
pub use state::{IndexState, IndexStatus, list};
