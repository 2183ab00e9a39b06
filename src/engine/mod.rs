//! Submit, claim, run, complete, retry, rescue, inspect: transactions and decisions.

pub mod inspect;
pub mod templates;
