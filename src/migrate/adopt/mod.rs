//! Takes over a database of the Rails engine from which tasker's tables descend.
//!
//! - [`engine`]: the engine's generations; [`recognition`]: how every command meets its tables.
//! - [`state`]: the phases of an adoption, and how far it has come.
//! - [`mod@survey`]: what would change, and what forbids it.
//! - [`mod@prepare`]: builds indexes while the application runs.
//! - [`mod@cut_over`]: changes the tables in one transaction, and the [`schema`] that it makes.
//! - [`mod@derive`]: gives unfinished tasks their counters and queues.
//! - [`mod@open`]: lets tasker work once everything was verified.
//! - [`mod@finish`]: removes what only the engine used.
//! - [`mod@undo`]: gives the engine's tables back.

pub mod cut_over;
pub mod derive;
pub mod engine;
pub mod finish;
pub mod open;
pub mod prepare;
pub mod recognition;
pub mod schema;
pub mod state;
pub mod survey;
pub mod undo;

pub use cut_over::{CutOver, cut_over};
pub use derive::derive;
pub use open::open;
pub use prepare::prepare;
pub use state::{Adoption, Phase};
pub use survey::survey;
pub use undo::undo;

/// The tables of the engine that tasker takes over.
pub const TABLES: [&str; 9] = [
    "tasker_dependent_systems",
    "tasker_named_steps",
    "tasker_named_tasks",
    "tasker_named_tasks_named_steps",
    "tasker_tasks",
    "tasker_workflow_steps",
    "tasker_workflow_step_edges",
    "tasker_task_transitions",
    "tasker_workflow_step_transitions",
];

/// The queue of the steps that were there before.
pub const QUEUE: &str = "adopted";
