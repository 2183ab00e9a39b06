//! Submit, claim, run, complete, retry, rescue, change by hand, inspect, diagnose: transactions and decisions.

pub mod bench;
pub mod diagnosis;
pub mod inspect;
pub mod queues;
pub mod stuck;
pub mod submit;
pub mod surgery;
pub mod templates;
pub mod upkeep;
pub mod worker;
