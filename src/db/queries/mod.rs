//! One query, one `.sql` file; beside it a `.rs` file with its row type and one
//! function. The head of each `.sql` says its purpose, parameters, the locks it
//! takes and the index it relies on.

pub mod claim_steps;
pub mod complete_steps;
pub mod create_view_ledger;
pub mod fail_steps;
pub mod find_named_steps;
pub mod find_task;
pub mod find_template;
pub mod heartbeat_worker;
pub mod insert_dependent_system;
pub mod insert_named_steps;
pub mod insert_queue_priorities;
pub mod insert_template;
pub mod insert_template_edges;
pub mod insert_template_steps;
pub mod list_installed;
pub mod list_templates;
pub mod list_workers;
pub mod load_template;
pub mod lost_workers;
pub mod promote_steps;
pub mod record_view;
pub mod register_worker;
pub mod release_migration_lock;
pub mod release_steps;
pub mod remove_workers;
pub mod schema_exists;
pub mod step_inputs;
pub mod submit_tasks;
pub mod task_progress;
pub mod task_steps;
pub mod task_summary;
pub mod try_migration_lock;
pub mod work_left;
