//! Takes over a database of the Rails engine from which tasker's tables descend.
//!
//! - [`engine`]: recognises the engine's tables.

pub mod engine;
