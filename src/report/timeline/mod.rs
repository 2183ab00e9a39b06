//! Where the time of a task went, for people.

pub mod phase;
