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
