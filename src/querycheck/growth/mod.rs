//! How the cost of a query grows with the database.
//!
//! - [`fit`]: the exponent and the class of a growth.
//! - [`curve`]: the cost of a query at several sizes, and the plan nodes that cause its growth.
//! - [`mod@measure`]: runs queries at several sizes; [`mod@evaluate`] checks the growth against its limit.

pub mod curve;
mod evaluate;
pub mod fit;
mod measure;

pub use curve::Curve;
pub use evaluate::evaluate;
pub use measure::{Filling, Series, measure};
