//! One query, one `.sql` file; beside it a `.rs` file with its row type and one
//! function. The head of each `.sql` says its purpose, parameters, the locks it
//! takes and the index it relies on.

pub mod backend_pid;
pub mod bench;
pub mod build_progress;
pub mod cancel_steps;
pub mod catalog_objects;
pub mod claim_steps;
pub mod clock;
pub mod complete_steps;
pub mod count_tasks;
pub mod count_trial_pages;
pub mod create_index_ledger;
pub mod create_view_ledger;
pub mod data_folder;
pub mod entry_width;
pub mod fail_steps;
pub mod failed_for_good;
pub mod find_ledger;
pub mod find_named_steps;
pub mod find_step;
pub mod find_task;
pub mod find_template;
pub mod find_workers;
pub mod find_workflows;
pub mod forget_index;
pub mod halted_queues;
pub mod heartbeat_worker;
pub mod history_differences;
pub mod horizon_holders;
pub mod idle_queues;
pub mod index_definition;
pub mod insert_dependent_system;
pub mod insert_named_steps;
pub mod insert_queue_priorities;
pub mod insert_template;
pub mod insert_template_edges;
pub mod insert_template_steps;
pub mod insert_trial_workflow;
pub mod known_identities;
pub mod list_indexes;
pub mod list_installed;
pub mod list_installed_indexes;
pub mod list_queues;
pub mod list_templates;
pub mod list_trial_tables;
pub mod list_views;
pub mod list_workers;
pub mod load_template;
pub mod lock_task;
pub mod lock_task_steps;
pub mod lost_workers;
pub mod mark_newest_transitions;
pub mod missing_rights;
pub mod newest_of_recent_tasks;
pub mod newest_pending_tasks;
pub mod newest_pending_tasks_of_workflows;
pub mod newest_tasks;
pub mod newest_tasks_in_state;
pub mod newest_tasks_of_workflows;
pub mod newest_tasks_of_workflows_in_state;
pub mod oldest_snapshot;
pub mod overdue_backoff;
pub mod pause_queue;
pub mod pin_settings;
pub mod plan_indexes;
pub mod plan_tables;
pub mod print_temporary_index;
pub mod promote_steps;
pub mod queue_conditions;
pub mod read_only;
pub mod recent_attempts;
pub mod record_index;
pub mod record_view;
pub mod register_worker;
pub mod relation_blockers;
pub mod relation_sizes;
pub mod release_migration_lock;
pub mod release_steps;
pub mod remove_stray_entries;
pub mod remove_workers;
pub mod repair_steps;
pub mod repair_task;
pub mod reset_steps;
pub mod resolve_steps;
pub mod resume_queue;
pub mod schema_exists;
pub mod server_facts;
pub mod server_figures;
pub mod state_differences;
pub mod step_ancestors;
pub mod step_conditions;
pub mod step_descendants;
pub mod step_detail;
pub mod step_inputs;
pub mod step_names;
pub mod step_neighbours;
pub mod step_transitions;
pub mod steps_before;
pub mod stray_entries;
pub mod stuck_cancellations;
pub mod stuck_failures;
pub mod stuck_unserved;
pub mod submit_tasks;
pub mod table_figures;
pub mod table_statistics;
pub mod task_condition;
pub mod task_progress;
pub mod task_steps;
pub mod task_summaries;
pub mod task_transitions;
pub mod tasks_after;
pub mod try_migration_lock;
pub mod unfinished_steps;
pub mod usual_duration;
pub mod view_dependents;
pub mod waited_for;
pub mod wal_position;
pub mod work_left;

/// A query, by the name of its file.
pub struct Query {
    pub name: &'static str,
    pub sql: &'static str,
}

/// Every query in this folder, as the build script found them; those of the benchmarks are apart.
pub const ALL: &[Query] = include!(concat!(env!("OUT_DIR"), "/queries.rs"));

/// The queries that the benchmarks put to the views.
pub const BENCH: &[Query] = include!(concat!(env!("OUT_DIR"), "/bench_queries.rs"));

/// What the plans of a query must be like: the text of the file beside it.
pub struct CheckText {
    /// Below this folder.
    pub path: &'static str,
    pub text: &'static str,
}

/// Every such file.
pub const CHECKS: &[CheckText] = include!(concat!(env!("OUT_DIR"), "/checks.rs"));
