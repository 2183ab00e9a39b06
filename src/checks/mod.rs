//! Looks at a live database and says what is wrong with it, each finding with
//! what mends it.
//!
//! - [`indexes`]: the indexes of the program's tables: there, valid, used, worth their price.

pub mod indexes;
