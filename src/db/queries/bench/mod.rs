//! What benchmarks ask and write that no other command does. Not for databases
//! with work in them.

pub mod count_contexts_by_state;
pub mod dag_relationships;
pub mod execution_context;
pub mod execution_contexts;
pub mod foreign_workflow;
pub mod next_ready_steps;
pub mod pages_fetched;
pub mod ready_steps;
pub mod reserve_ids;
pub mod seed_tasks;
pub mod step_readiness;
pub mod subject_task;
pub mod unanalysed_tables;
pub mod vacuum_analyze;
pub mod workflow_summary;
