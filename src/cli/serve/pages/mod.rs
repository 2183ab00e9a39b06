//! The pages, one file each: what they read, and how it is shown.

pub mod change;
pub mod indexes;
pub mod overview;
pub mod queues;
pub mod step;
pub mod stuck;
pub mod task;
pub mod tasks;
