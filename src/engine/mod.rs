//! See the crate's map.
pub mod templates;
//! Submit, claim, run, complete, retry, rescue, inspect: transactions and decisions.

pub mod inspect;
