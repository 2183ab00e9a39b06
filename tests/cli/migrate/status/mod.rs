//! `tasker migrate status`.

mod drift;

use insta::assert_snapshot;

use crate::common::TestDatabase;
use crate::migrate::said;

#[tokio::test]
async fn status_tells_what_is_there_and_a_dry_run_what_is_not() {
    let database = TestDatabase::empty().await;
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "status", "--check"])), @r"
    PHASE   VERSION  NAME                                STATE    CHECKSUM  INSTALLED
    schema        1  create_workflow_tables              pending  15365940  -
    schema        2  create_paused_queues                pending  13978627  -
    schema        3  fence_claims_by_number              pending  12427429  -
    schema        4  give_each_handler_its_lanes         pending  95832702  -
    schema        5  submit_and_apply_by_function        pending  97958254  -
    schema        6  write_the_log_when_an_attempt_ends  pending  15265149  -
    schema        7  count_tasks_by_state                pending  10140158  -
    schema        8  archive_ended_tasks                 pending  47869715  -
    schema        9  check_contexts                      pending  25578814  -
    views         3  tasker_step_dag_relationships       pending  9efb3b1f  -
    views         3  tasker_step_readiness_statuses      pending  c757b587  -
    views         3  tasker_task_execution_contexts      pending  f7874ab4  -
    views         3  tasker_task_workflow_summaries      pending  451733c4  -

    INDEX                                           SET   STATE          BUILT
    index_ready_steps_lanes                         lean  missing        -
    index_backoff_steps_due                         lean  missing        -
    index_workflow_steps_task                       lean  missing        -
    index_workflow_step_edges_from                  lean  missing        -
    index_workflow_step_edges_to                    lean  missing        -
    index_step_transitions_failures                 lean  missing        -
    index_task_transitions_state                    lean  missing        -
    index_tasks_named_task                          lean  missing        -
    index_tasks_requested_at                        lean  missing        -
    index_tasks_tagged                              lean  missing        -
    index_tasks_unfinished                          lean  missing        -
    index_task_transitions_current_state_optimized  all   not installed  -
    index_step_transitions_current_state_optimized  all   not installed  -
    index_workflow_steps_processing_status          all   not installed  -
    index_workflow_steps_retry_logic                all   not installed  -
    index_workflow_steps_backoff_timing             all   not installed  -
    index_step_transitions_current_errors           all   not installed  -
    index_step_transitions_completed_parents        all   not installed  -
    index_workflow_steps_task_covering              all   not installed  -

    0 applied, 24 pending, 0 failed, 0 drifted
    [exit status: 3]
    ");
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "up", "--dry-run"])), @r"
    would apply version 1 (create_workflow_tables)
    would apply version 2 (create_paused_queues)
    would apply version 3 (fence_claims_by_number)
    would apply version 4 (give_each_handler_its_lanes)
    would apply version 5 (submit_and_apply_by_function)
    would apply version 6 (write_the_log_when_an_attempt_ends)
    would apply version 7 (count_tasks_by_state)
    would apply version 8 (archive_ended_tasks)
    would apply version 9 (check_contexts)
    would build index index_ready_steps_lanes
    would build index index_backoff_steps_due
    would build index index_workflow_steps_task
    would build index index_workflow_step_edges_from
    would build index index_workflow_step_edges_to
    would build index index_step_transitions_failures
    would build index index_task_transitions_state
    would build index index_tasks_named_task
    would build index index_tasks_requested_at
    would build index index_tasks_tagged
    would build index index_tasks_unfinished
    would apply view tasker_step_dag_relationships v3
    would apply view tasker_step_readiness_statuses v3
    would apply view tasker_task_execution_contexts v3
    would apply view tasker_task_workflow_summaries v3
    [exit status: 0]
    ");
    let client = database.client().await;
    let tables = client.query_one("select count(*) from pg_tables where schemaname = 'public'", &[]).await;
    assert_eq!(tables.expect("a count").get::<_, i64>(0), 0, "a dry run leaves nothing behind");

    database.tasker(&["migrate", "up"]).success();
    assert_snapshot!(said(&database, &database.tasker(&["migrate", "status", "--check"])), @r"
    PHASE   VERSION  NAME                                STATE    CHECKSUM  INSTALLED
    schema        1  create_workflow_tables              applied  15365940  (just now)
    schema        2  create_paused_queues                applied  13978627  (just now)
    schema        3  fence_claims_by_number              applied  12427429  (just now)
    schema        4  give_each_handler_its_lanes         applied  95832702  (just now)
    schema        5  submit_and_apply_by_function        applied  97958254  (just now)
    schema        6  write_the_log_when_an_attempt_ends  applied  15265149  (just now)
    schema        7  count_tasks_by_state                applied  10140158  (just now)
    schema        8  archive_ended_tasks                 applied  47869715  (just now)
    schema        9  check_contexts                      applied  25578814  (just now)
    views         3  tasker_step_dag_relationships       applied  9efb3b1f  (just now)
    views         3  tasker_step_readiness_statuses      applied  c757b587  (just now)
    views         3  tasker_task_execution_contexts      applied  f7874ab4  (just now)
    views         3  tasker_task_workflow_summaries      applied  451733c4  (just now)

    INDEX                                           SET   STATE          BUILT
    index_ready_steps_lanes                         lean  valid          (just now)
    index_backoff_steps_due                         lean  valid          (just now)
    index_workflow_steps_task                       lean  valid          (just now)
    index_workflow_step_edges_from                  lean  valid          (just now)
    index_workflow_step_edges_to                    lean  valid          (just now)
    index_step_transitions_failures                 lean  valid          (just now)
    index_task_transitions_state                    lean  valid          (just now)
    index_tasks_named_task                          lean  valid          (just now)
    index_tasks_requested_at                        lean  valid          (just now)
    index_tasks_tagged                              lean  valid          (just now)
    index_tasks_unfinished                          lean  valid          (just now)
    index_task_transitions_current_state_optimized  all   not installed  -
    index_step_transitions_current_state_optimized  all   not installed  -
    index_workflow_steps_processing_status          all   not installed  -
    index_workflow_steps_retry_logic                all   not installed  -
    index_workflow_steps_backoff_timing             all   not installed  -
    index_step_transitions_current_errors           all   not installed  -
    index_step_transitions_completed_parents        all   not installed  -
    index_workflow_steps_task_covering              all   not installed  -

    24 applied, 0 pending, 0 failed, 0 drifted
    [exit status: 0]
    ");
    let status = database.tasker(&["migrate", "status", "--format", "json"]).success().json();
    assert_eq!(status["kind"], "migrate.status");
    assert_eq!(status["schema"], "public");
    for entry in status["entries"].as_array().expect("a list") {
        assert_eq!(entry["state"], "applied");
        let at: jiff::Timestamp = entry["installed_at"].as_str().expect("a time").parse().expect("RFC 3339");
        assert!(jiff::Timestamp::now().duration_since(at).as_secs() < 60, "{entry}");
    }
}

#[tokio::test]
async fn what_is_applied_is_told_to_programs_with_each_key_once() {
    let database = TestDatabase::empty().await;
    let run = database.tasker(&["migrate", "up", "--format", "json"]).success();
    let first = r#"{"kind":"migrate.event","version":1,"event":"applied","entry":{"phase":"schema","version":1,"name":"create_workflow_tables"},"took_ms":"#;
    assert!(run.stderr.starts_with(first), "{}", run.stderr);
}
