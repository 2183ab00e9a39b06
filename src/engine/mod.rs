//! Submit, claim, run, complete, retry, rescue, inspect: transactions and decisions.

pub mod inspect;
//! See the crate's map.
pub mod submit;
pub mod templates;
pub mod worker;
