//! `tasker task show`.

mod timeline;

use insta::assert_snapshot;
use tasker::model::state::State;

use crate::common::TestDatabase;
use crate::fixture::orders::{moving_order, show, stuck_order};
use crate::fixture::tasks::{step, task};

#[tokio::test]
async fn show_tells_why_a_task_is_stuck() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "order-7", State::Error, &stuck_order()).await;
    assert_snapshot!(show(database.tasker(&["task", "show", "1"])), @r"
    ✗ task 1  shop/order@1.0.0  error
      requested  <time> UTC (2h ago), ended after 20s
      steps      2 of 5 complete
      identity   order-7

    ✓ reserve          complete  1/3  120ms
    ├─ ✗ charge        error     3/3  120ms  failed 3 of 3 attempts: exit code 7: card refused
    └─ ✓ pack          complete  2/3  120ms
       └─ ○ ship       pending   0/3      -  (also after charge)
          └─ ○ notify  pending   0/3      -

    The task is stuck: 1 step failed and will not be tried again, and 2 steps wait behind it.
      ✗ charge (step 2) failed 3 of 3 attempts: exit code 7: card refused
      waiting: ship, notify
      hint: `tasker step show 2` shows its details
    [exit status: 0]
    ");
    let by_identity = database.tasker(&["task", "show", "order-7", "--format", "json"]).success().json();
    assert_eq!(by_identity["kind"], "task.show");
    assert_eq!(by_identity["task_id"], 1);
    let stuck: Vec<_> = by_identity["steps"]
        .as_array()
        .expect("an array")
        .iter()
        .filter(|step| step["stuck"] == true)
        .map(|step| step["name"].clone())
        .collect();
    assert_eq!(stuck, ["charge"]);
}

#[tokio::test]
async fn show_tells_what_moves_and_what_waits() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "order-8", State::InProgress, &moving_order()).await;
    // The worker in the fixture serves every queue.
    assert_snapshot!(show(database.tasker(&["task", "show", "order-8"])), @r"
    ▶ task 1  shop/order@1.0.0  in_progress
      requested  <time> UTC (2h ago), not ended yet
      steps      1 of 5 complete
      identity   order-8

    ✓ reserve     complete     1/3  120ms
    ├─ ✗ charge   error        1/3  120ms  retry in 1h: busy
    ├─ ▶ pack     in_progress  1/3     2h  worker 1 on host-a pid 4711
    │  └─ ○ ship  pending      0/3      -  (also after charge)
    └─ ○ invoice  pending      0/3      -  ready in queue payments
    [exit status: 0]
    ");
    database
        .client()
        .await
        .batch_execute("update tasker_workers set last_heartbeat_at = now() - interval '1 minute'")
        .await
        .expect("a silent worker");
    assert_snapshot!(show(database.tasker(&["task", "show", "order-8"])), @r"
    ▶ task 1  shop/order@1.0.0  in_progress
      requested  <time> UTC (2h ago), not ended yet
      steps      1 of 5 complete
      identity   order-8

    ✓ reserve     complete     1/3  120ms
    ├─ ✗ charge   error        1/3  120ms  retry in 1h: busy
    ├─ ▶ pack     in_progress  1/3     2h  worker 1 on host-a pid 4711, silent past its lease
    │  └─ ○ ship  pending      0/3      -  (also after charge)
    └─ ○ invoice  pending      0/3      -  ready in queue payments

    No running worker serves queue payments: 1 ready step waits there.
      hint: start one with `tasker worker run --queue payments`
    [exit status: 0]
    ");
}

#[tokio::test]
async fn show_folds_a_wide_task_and_keeps_what_matters() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(
        &client,
        "wide",
        State::InProgress,
        &[step("split", State::Complete, &[]), step("join", State::Pending, &["split"])],
    )
    .await;
    client
        .batch_execute(
            "with named as (
                 insert into tasker_named_steps (dependent_system_id, name)
                 select 1, 'part-' || n from generate_series(1, 1000) n returning named_step_id
             ), parts as (
                 insert into tasker_workflow_steps (task_id, named_step_id, attempts, retry_limit)
                 select 1, named_step_id, 3, 3 from named returning workflow_step_id
             ), edges as (
                 insert into tasker_workflow_step_edges (from_step_id, to_step_id) select 1, workflow_step_id from parts
             )
             insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
             select workflow_step_id, case when workflow_step_id = 700 then 'error' else 'complete' end, 10, true
               from parts",
        )
        .await
        .expect("a thousand steps");
    let folded = database.tasker(&["task", "show", "wide"]).success().stdout;
    assert!(folded.contains("✗ part-698 "), "{folded}");
    assert!(folded.contains("└─ … 981 more steps: 981 complete (all with --all)"), "{folded}");
    assert!(folded.lines().count() < 40, "{folded}");
    let all = database.tasker(&["task", "show", "wide", "--all"]).success().stdout;
    assert_eq!(
        all.lines().filter(|line| line.contains(" part-")).count(),
        1000 + 1,
        "each once, and in the remark"
    );
    let json = database.tasker(&["task", "show", "wide", "--format", "json"]).success().json();
    assert_eq!(json["steps"].as_array().expect("an array").len(), 1002);
}

#[tokio::test]
async fn show_names_a_task_that_is_none() {
    let database = TestDatabase::new().await;
    assert_snapshot!(database.tasker(&["task", "show", "42"]).snapshot(), @r"
    ------- stderr -------
    error: there is no task 42
      hint: `tasker task list` shows the newest tasks
    [exit status: 1]
    ");
    assert_eq!(database.tasker(&["task", "show", "'; drop table tasker_tasks; --"]).code, 1);
    assert_eq!(database.tasker(&["task", "show"]).code, 2);
}
