//! What benchmarks ask and write that no other command does. Not for databases
//! with work in them.

pub mod foreign_workflow;
pub mod reserve_ids;
pub mod seed_tasks;
pub mod unanalysed_tables;
pub mod vacuum_analyze;
