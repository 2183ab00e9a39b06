//! `tasker task cancel`, alone and in a race with workers.

use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::json;
use tasker::model::state::State;

use crate::common::{Process, TestDatabase, cancel};
use crate::fixture::orders::{moving_order, show, stuck_order};
use crate::fixture::tasks::{step, task};

#[tokio::test]
async fn cancel_ends_every_step_that_has_not_finished() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "order-8", State::InProgress, &moving_order()).await;
    client.batch_execute("listen tasker_cancelled").await.expect("a listener");
    let preview = database.tasker(&["task", "cancel", "order-8", "--dry-run"]).success();
    assert!(preview.stdout.contains("\n  running: 1; their workers would stop them\n"), "{}", preview.stdout);
    // Nobody is there to be asked.
    assert_eq!(database.tasker(&["task", "cancel", "order-8", "--reason", "wrong price"]).code, 2);
    let unchanged = "select count(*) from tasker_workflow_steps where in_process";
    assert_eq!(client.query_one(unchanged, &[]).await.expect("a count").get::<_, i64>(0), 1);
    let run = database.tasker(&["task", "cancel", "order-8", "--yes", "--reason", "wrong price"]);
    assert_snapshot!(run.snapshot(), @r"
    changed 4 steps of task 1; the task is now cancelled
      ⊘ charge (step 2): error → cancelled
      ⊘ pack (step 3): in_progress → cancelled
      ⊘ invoice (step 4): pending → cancelled
      ⊘ ship (step 5): pending → cancelled
      running: 1; their workers stop them
      undo: none, cancelled is final; submit the task again
    [exit status: 0]
    ");

    let states =
        "select string_agg(named.name || ' ' || transition.to_state || ' ' || transition.sort_key, ', '
                                    order by step.workflow_step_id)
                    from tasker_workflow_steps step
                    join tasker_named_steps named using (named_step_id)
                    join tasker_workflow_step_transitions transition using (workflow_step_id)
                   where transition.most_recent";
    let states: String = client.query_one(states, &[]).await.expect("states").get(0);
    assert_eq!(
        states,
        "reserve complete 20, charge cancelled 30, pack cancelled 20, invoice cancelled 10, ship cancelled 10"
    );
    let left = "select (select count(*) from tasker_ready_steps) + (select count(*) from tasker_backoff_steps)
                     + (select count(*) from tasker_workflow_steps where not processed or in_process or claimed_by is not null)
                     + (select remaining_steps + active_steps from tasker_tasks)";
    assert_eq!(client.query_one(left, &[]).await.expect("what is left").get::<_, i64>(0), 0);
    let metadata: serde_json::Value = client
        .query_one(
            "select metadata from tasker_task_transitions where most_recent and to_state = 'cancelled'",
            &[],
        )
        .await
        .expect("the task's end")
        .get(0);
    assert_eq!(metadata["reason"], "wrong price");

    assert_snapshot!(database.tasker(&["task", "cancel", "order-8", "--yes"]).snapshot(), @r"
    task 1 was already cancelled
    [exit status: 0]
    ");
    let head = show(database.tasker(&["task", "show", "order-8"]));
    assert!(head.contains(": wrong price\n") && head.contains("1 of 5 complete"), "{head}");
}

#[tokio::test]
async fn cancel_refuses_a_task_that_is_complete_or_none() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "done", State::Complete, &[step("reserve", State::Complete, &[])]).await;
    assert_snapshot!(database.tasker(&["task", "cancel", "done", "--yes"]).snapshot(), @r"
    ------- stderr -------
    error: task 1 is complete and cannot be cancelled
      hint: `tasker task show 1` shows its steps
    [exit status: 1]
    ");
    assert_snapshot!(database.tasker(&["task", "cancel", "other"]).snapshot(), @r"
    ------- stderr -------
    error: there is no task other
      hint: `tasker task list` shows the newest tasks
    [exit status: 1]
    ");
}

#[tokio::test]
async fn cancel_fixes_a_stuck_task_for_good() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "order-7", State::Error, &stuck_order()).await;
    let run = database.tasker(&["task", "cancel", "1", "--yes", "--format", "json"]).success();
    let cancelled = run.json()["tasks"][0].clone();
    assert_eq!(
        (&cancelled["task_state"], cancelled["steps"].as_array().map(Vec::len), &cancelled["blocked"]),
        (&json!("cancelled"), Some(3), &json!([]))
    );
    assert_eq!(database.tasker(&["task", "watch", "1"]).code, 1);
}

#[tokio::test]
async fn no_cancellation_leaves_a_task_half_done() {
    let database = TestDatabase::new().await;
    apply(&database, ORDER).await;
    apply(&database, &wide()).await;
    for workflow in ["order", "wide"] {
        database
            .tasker_with_stdin(&["task", "submit", workflow, "--batch", "-"], "{}\n".repeat(150))
            .success();
    }
    // One worker has no room for the parts it frees: the other claims them from the queue.
    let workers: Vec<_> = [&["--queue", "default"][..], &["--queue", "parts"], &[]]
        .into_iter()
        .map(|queues| {
            let args = [&["worker", "run", "--drain", "--concurrency", "8"], queues].concat();
            let mut worker = database.command(&args);
            worker.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a worker")
        })
        .collect();

    let mut session = database.session().await;
    let mut cancelled = 0;
    for task_id in (1..=300).filter(|id| id % 2 == 0).rev() {
        // A task that was faster is complete, and says so.
        match cancel(&mut session, task_id).await {
            Ok(_) => cancelled += 1,
            Err(error) => assert!(error.to_string().contains("is complete"), "task {task_id}: {error:#}"),
        }
    }
    for worker in workers {
        let output = worker.wait_with_output().expect("its end");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    assert!(cancelled > 0, "the workers were faster than every cancellation");
    let client = database.client().await;
    let count = async |sql: &str| -> i64 { client.query_one(sql, &[]).await.expect("a count").get(0) };
    let tasks_in = "select count(*) from tasker_task_transitions where most_recent and to_state = ";
    assert_eq!(count(&format!("{tasks_in} 'cancelled'")).await, cancelled);
    assert_eq!(count(&format!("{tasks_in} 'complete'")).await, 300 - cancelled);
    assert_eq!(
        count("select count(*) from tasker_tasks where remaining_steps <> 0 or active_steps <> 0").await,
        0
    );
    assert_eq!(count("select count(*) from tasker_ready_steps").await, 0);
    assert_eq!(count("select count(*) from tasker_backoff_steps").await, 0);
    let torn = "
        select count(*)
          from tasker_workflow_steps step
          join tasker_task_transitions task on task.task_id = step.task_id and task.most_recent
          left join tasker_workflow_step_transitions latest
            on latest.workflow_step_id = step.workflow_step_id and latest.most_recent
         where not step.processed or step.in_process or step.claimed_by is not null
            or latest.to_state is null or latest.to_state not in ('complete', task.to_state)";
    assert_eq!(count(torn).await, 0);
    let deadlocks = "select deadlocks from pg_stat_database where datname = current_database()";
    assert_eq!(count(deadlocks).await, 0);
}

#[tokio::test]
async fn a_worker_stops_the_step_of_a_cancelled_task() {
    let database = TestDatabase::new().await;
    apply(
        &database,
        "name: long\nversion: '1.0.0'\nsteps: [{ name: wait, handler: { command: [sleep, '600'] } }]",
    )
    .await;
    database.tasker(&["task", "submit", "long"]).success();
    let worker = Process::start(database.command(&["worker", "run", "--drain"]));
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    let run = database.tasker(&["task", "cancel", "1", "--yes"]).success();
    assert!(run.stdout.contains("\n  running: 1; their workers stop them\n"), "{}", run.stdout);
    // It has nothing else to do, so it ends as soon as the step has.
    worker.ended().await.success();
    let state = database.tasker(&["step", "show", "1/wait", "--format", "json"]).success().json();
    assert_eq!(state["state"], "cancelled");
}

/// Seven steps, eight edges.
const ORDER: &str = "
name: order
version: '1.0.0'
steps:
  - { name: reserve, handler: { sleep: { for: 3ms } } }
  - { name: charge, depends_on: [reserve], handler: { sleep: { for: 2ms } } }
  - { name: pack, depends_on: [reserve], handler: { noop: {} } }
  - { name: ship, depends_on: [charge, pack], handler: { fail: { times: 1 } }, retry: { backoff: { base: 10ms, cap: 20ms } } }
  - { name: invoice, depends_on: [charge], handler: { sleep: { for: 1ms } } }
  - { name: notify, depends_on: [ship, invoice], handler: { noop: {} } }
  - { name: close, depends_on: [notify], handler: { noop: {} } }
";

/// Twenty steps that become ready at once.
fn wide() -> String {
    let parts: Vec<String> = (1..=20).map(|n| format!("part{n}")).collect();
    let steps: String = parts
        .iter()
        .map(|part| format!("  - {{ name: {part}, depends_on: [split], queue: parts, handler: {{ sleep: {{ for: 1ms }} }} }}\n"))
        .collect();
    format!(
        "name: wide\nversion: '1.0.0'\nsteps:\n  - {{ name: split, handler: {{ noop: {{}} }} }}\n{steps}  \
         - {{ name: join, depends_on: [{}], handler: {{ noop: {{}} }} }}\n",
        parts.join(", ")
    )
}

async fn apply(database: &TestDatabase, template: &str) {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), template).expect("a template");
    database.tasker(&["template", "apply", file.path().to_str().expect("a UTF-8 path")]).success();
}
