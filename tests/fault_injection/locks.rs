//! Rows that other sessions have locked.

use nix::sys::signal::Signal;

use crate::workers::{ALL_COMPLETE, let_go, start_worker, with_steps};

#[tokio::test]
async fn a_task_that_somebody_has_locked_holds_up_no_other() {
    let steps = "  - {name: ends, handler: {command: {shell: 'until test -e go; do sleep 0.02; done'}}}
  - {name: fails, retry: {backoff: {base: 10ms, cap: 10ms}}, handler: {fail: {times: 1}}}
  - {name: sql, depends_on: [fails], handler: {sql: {statement: 'select 1 as one'}}}";
    let (database, mut client) = with_steps(steps).await;
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(4)).success();
    let worker = start_worker(&database, &["--lease", "4s"]);
    database.eventually("(select count(*) = 4 from tasker_workflow_steps where in_process)").await;
    let person = client.transaction().await.expect("a transaction");
    person.batch_execute("update tasker_tasks set reason = 'mine' where task_id = 2").await.expect("a lock");
    let_go(&database);
    database.eventually("(select count(*) = 3 from tasker_tasks where complete)").await;
    // As long as it lasts: what comes later is not held up either.
    database.tasker(&["task", "submit", "w"]).success();
    database.eventually("(select count(*) = 4 from tasker_tasks where complete)").await;
    person.commit().await.expect("the lock is gone");
    database.eventually(ALL_COMPLETE).await;
    database
        .eventually(
            "(select bool_and(attempts = case when named.name = 'fails' then 2 else 1 end)
                        from tasker_workflow_steps join tasker_named_steps named using (named_step_id))",
        )
        .await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
}

#[tokio::test]
async fn a_ready_step_that_somebody_has_locked_holds_up_no_other() {
    let (database, mut client) = with_steps("  - {name: a, handler: {noop: {}}}").await;
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(8)).success();
    let person = client.transaction().await.expect("a transaction");
    let locks = "select from tasker_workflow_steps where workflow_step_id in (1, 2) for update;
                 select from tasker_tasks where task_id in (3, 4) for update";
    person.batch_execute(locks).await.expect("locks");
    // One step at a time, of which the first four are locked.
    let worker = start_worker(&database, &["--concurrency", "1"]);
    database.eventually("(select count(*) = 4 from tasker_tasks where complete)").await;
    worker.says("another session has locked a ready step").await;
    database.tasker(&["task", "submit", "w"]).success();
    database.eventually("(select count(*) = 5 from tasker_tasks where complete)").await;
    person.commit().await.expect("the locks are gone");
    database.eventually(ALL_COMPLETE).await;
    database.eventually("(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
}

#[tokio::test]
async fn a_step_in_backoff_that_somebody_has_locked_holds_up_no_other() {
    let steps = "  - {name: a, retry: {backoff: {base: 2s, cap: 2s}}, handler: {fail: {times: 1}}}";
    let (database, mut client) = with_steps(steps).await;
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(3)).success();
    let worker = start_worker(&database, &[]);
    database.eventually("(select count(*) = 3 from tasker_backoff_steps)").await;
    let person = client.transaction().await.expect("a transaction");
    let lock = "select from tasker_workflow_steps where workflow_step_id = 2 for update";
    person.batch_execute(lock).await.expect("a lock");
    database.eventually("(select count(*) = 2 from tasker_tasks where complete)").await;
    database.tasker(&["task", "submit", "w"]).success();
    database.eventually("(select count(*) = 3 from tasker_tasks where complete)").await;
    person.commit().await.expect("the lock is gone");
    database.eventually(ALL_COMPLETE).await;
    database.eventually("(select bool_and(attempts = 2) from tasker_workflow_steps)").await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
}
