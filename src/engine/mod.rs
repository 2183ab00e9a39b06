//! Submit, claim, run, complete, retry, rescue, inspect: transactions and decisions.

pub mod bench;
pub mod cancel;
pub mod inspect;
pub mod submit;
pub mod templates;
pub mod worker;
