//! Looks at a live database and says what is wrong with it, each finding with
//! what fixes it.
//!
//! - [`consistency`]: what is kept for speed against the transitions it repeats; it can repair as well.
//! - [`health`]: whether the database as a whole is well, in one look.
//! - [`indexes`]: the indexes of the program's tables: there, valid, used, worth their price.
//! - [`plans`]: the plans of queries, ours and anybody's: whether an index serves them, and what they cost.
//! - [`verify`]: whether a migration has done what it should, by the other checks.

pub mod consistency;
pub mod health;
pub mod indexes;
pub mod plans;
pub mod verify;
