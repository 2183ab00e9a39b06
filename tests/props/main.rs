//! Properties that hold whatever the workflow, the order of events and the
//! number of workers.

#[path = "../common/mod.rs"]
mod common;

mod counts;
mod file_formats;
mod interleavings;
mod invariants;
mod readiness;
mod workflows;
