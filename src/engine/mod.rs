//! Submit, claim, run, complete, retry, rescue, inspect: transactions and decisions.

pub mod cancel;
pub mod bench;
pub mod inspect;
pub mod submit;
pub mod templates;
pub mod worker;
