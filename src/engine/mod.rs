//! Submit, claim, run, complete, retry, rescue, inspect, diagnose: transactions and decisions.

pub mod bench;
pub mod cancel;
pub mod diagnosis;
pub mod inspect;
pub mod submit;
pub mod templates;
pub mod worker;
