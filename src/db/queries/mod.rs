//! One query, one `.sql` file; beside it a `.rs` file with its row type and one
//! function. The head of each `.sql` says its purpose, parameters, the locks it
//! takes and the index it relies on.

pub mod backend_pid;
pub mod bench;
pub mod build_progress;
pub mod cancel_steps;
pub mod cancel_task;
pub mod claim_steps;
pub mod complete_steps;
pub mod count_tasks;
pub mod count_trial_pages;
pub mod create_index_ledger;
pub mod create_view_ledger;
pub mod fail_steps;
pub mod find_ledger;
pub mod find_named_steps;
pub mod find_step;
pub mod find_task;
pub mod find_template;
pub mod find_workers;
pub mod find_workflows;
pub mod forget_index;
pub mod heartbeat_worker;
pub mod history_differences;
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
pub mod list_templates;
pub mod list_trial_tables;
pub mod list_views;
pub mod list_workers;
pub mod load_template;
pub mod lock_all_task_steps;
pub mod lock_task;
pub mod lock_task_steps;
pub mod lost_workers;
pub mod mark_newest_transitions;
pub mod newest_of_recent_tasks;
pub mod newest_pending_tasks;
pub mod newest_pending_tasks_of_workflows;
pub mod newest_tasks;
pub mod newest_tasks_in_state;
pub mod newest_tasks_of_workflows;
pub mod newest_tasks_of_workflows_in_state;
pub mod oldest_snapshot;
pub mod print_temporary_index;
pub mod promote_steps;
pub mod queue_conditions;
pub mod record_index;
pub mod record_view;
pub mod register_worker;
pub mod release_migration_lock;
pub mod release_steps;
pub mod remove_stray_entries;
pub mod remove_workers;
pub mod repair_steps;
pub mod repair_task;
pub mod reset_steps;
pub mod resolve_steps;
pub mod schema_exists;
pub mod state_differences;
pub mod step_ancestors;
pub mod step_conditions;
pub mod step_descendants;
pub mod step_detail;
pub mod step_inputs;
pub mod step_names;
pub mod step_neighbours;
pub mod step_transitions;
pub mod stray_entries;
pub mod submit_tasks;
pub mod table_statistics;
pub mod task_condition;
pub mod task_progress;
pub mod task_steps;
pub mod task_summaries;
pub mod task_transitions;
pub mod tasks_after;
pub mod try_migration_lock;
pub mod unfinished_steps;
pub mod unserved_queues;
pub mod usual_duration;
pub mod view_dependents;
pub mod wal_position;
pub mod work_left;

/// A query, by the name of its file.
pub struct Query {
    pub name: &'static str,
    pub sql: &'static str,
}

/// Every query in this folder, as the build script found them; those of the benchmarks are apart.
pub const ALL: &[Query] = include!(concat!(env!("OUT_DIR"), "/queries.rs"));
macro_rules! queries {
    ($($name:ident)*) => {
        &[$(Query { name: stringify!($name), sql: $name::SQL }),*]
    };
}

/// Every query but those of the benchmarks.
pub const ALL: &[Query] = queries! {
    backend_pid
    build_progress
    cancel_steps
    cancel_task
    claim_steps
    complete_steps
    count_tasks
    count_trial_pages
    create_index_ledger
    create_view_ledger
    fail_steps
    find_ledger
    find_named_steps
    find_step
    find_task
    find_template
    find_workers
    find_workflows
    forget_index
    heartbeat_worker
    history_differences
    insert_dependent_system
    insert_named_steps
    insert_queue_priorities
    insert_template
    insert_template_edges
    insert_template_steps
    insert_trial_workflow
    known_identities
    list_indexes
    list_installed
    list_installed_indexes
    list_templates
    list_trial_tables
    list_views
    list_workers
    load_template
    lock_all_task_steps
    lock_task
    lock_task_steps
    lost_workers
    mark_newest_transitions
    newest_of_recent_tasks
    newest_pending_tasks
    newest_pending_tasks_of_workflows
    newest_tasks
    newest_tasks_in_state
    newest_tasks_of_workflows
    newest_tasks_of_workflows_in_state
    oldest_snapshot
    print_temporary_index
    promote_steps
    queue_conditions
    record_index
    record_view
    register_worker
    release_migration_lock
    release_steps
    remove_stray_entries
    remove_workers
    repair_steps
    repair_task
    schema_exists
    state_differences
    step_ancestors
    step_conditions
    step_descendants
    step_detail
    step_inputs
    step_names
    step_neighbours
    step_transitions
    stray_entries
    submit_tasks
    table_statistics
    task_condition
    task_progress
    task_steps
    task_summaries
    task_transitions
    tasks_after
    try_migration_lock
    unfinished_steps
    unserved_queues
    usual_duration
    view_dependents
    wal_position
    work_left
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn all_are_listed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db/queries");
        let files = std::fs::read_dir(folder).expect("the queries").filter_map(|entry| {
            let name = entry.expect("a file").file_name().into_string().expect("a name in UTF-8");
            name.strip_suffix(".sql").map(str::to_owned)
        });
        let listed: BTreeSet<String> = super::ALL.iter().map(|query| query.name.to_owned()).collect();
        assert_eq!(listed, files.collect(), "ALL on the left, the files on the right");
    }
}
