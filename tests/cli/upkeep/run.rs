//! `tasker upkeep run`, and the upkeep of a worker.

use insta::assert_snapshot;
use serde_json::json;

use crate::common::{Process, TestDatabase};

const ORDER: &str = "{name: order, version: 1.0.0, steps: [{name: pay, handler: {noop: {}}}]}";

#[tokio::test]
async fn each_job_runs_once_and_says_what_it_did() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    database.tasker(&["task", "submit", "order"]).success();
    let dead =
        "insert into tasker_workers (host, pid, version, concurrency, lease_seconds, last_heartbeat_at)
                values ('gone', 1, '0', 1, 1, now() - interval '1 minute')";
    database.client().await.batch_execute(dead).await.expect("a dead worker");
    assert_snapshot!(database.tasker(&["upkeep", "run", "--dry-run"]).snapshot(), @r"
    JOB      WAITING
    counts         1  add up what was counted of tasks
    workers        1  take back the steps of dead workers, and forget these
    [exit status: 0]
    ");
    assert_snapshot!(database.tasker(&["upkeep", "run"]).snapshot(), @r"
    JOB      DONE
    counts      1  done
    workers     1  done
    [exit status: 0]
    ");
    let answer = database.tasker(&["upkeep", "run", "--format", "json"]).success().json();
    assert_eq!((&answer["is_done"], &answer["dry_run"]), (&json!(true), &json!(false)));
    assert_eq!((&answer["jobs"][0]["job"], &answer["jobs"][0]["done"]), (&json!("counts"), &json!(0)));
    assert_snapshot!(database.tasker(&["task", "count"]).snapshot(), @r"
    NAMESPACE  WORKFLOW  PENDING  TOTAL
    default    order           1      1
    [exit status: 0]
    ");
}

#[tokio::test]
async fn nothing_is_done_while_another_holds_the_lease() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    let held = "update tasker_upkeep set holder = 'worker 7', leased_until = now() + interval '1 hour'";
    database.client().await.batch_execute(held).await.expect("a holder");
    database.tasker(&["task", "submit", "order"]).success();
    assert_snapshot!(database.tasker(&["upkeep", "run"]).snapshot(), @r"
    nothing done: worker 7 does the upkeep
    [exit status: 0]
    ");
    database.eventually("(select count(*) = 1 from tasker_task_count_deltas)").await;
}

#[tokio::test]
async fn a_job_that_fails_is_recorded_and_the_others_run() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    database.tasker(&["task", "submit", "order"]).success();
    let broken = "alter table tasker_task_counts add constraint none check (pending < 0)";
    database.client().await.batch_execute(broken).await.expect("a constraint");
    let run = database.tasker(&["upkeep", "run", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    let failure = run.json()["jobs"][0]["failure"].to_string();
    assert!(failure.contains("folding counts") && failure.contains("none"), "{failure}");
    assert_eq!(run.json()["jobs"][1]["failure"], json!(null));
    database
        .eventually("(select failure like 'folding counts%' and failed_at is not null from tasker_upkeep_jobs where job = 'counts')")
        .await;
}

#[tokio::test]
async fn one_worker_of_two_does_the_upkeep_and_another_goes_on_with_it() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    let start = |flags: &[&str]| {
        let args = [&["worker", "run", "--poll-interval", "100ms", "--lease", "2s"], flags].concat();
        Process::start(database.command(&args))
    };
    let never = start(&["--no-upkeep"]);
    let first = start(&[]);
    database.eventually("(select worker_id is not null and fence = 1 from tasker_upkeep)").await;
    let second = start(&[]);
    database.tasker(&["task", "submit", "order"]).success();
    database.eventually("(select watermark > 0 from tasker_task_counting)").await;
    // A worker that ends gives the lease up, and the other one takes it with its next heartbeat.
    first.signal(nix::sys::signal::Signal::SIGTERM);
    first.ended().await.success();
    database
        .eventually(
            "(select fence = 2 and worker_id in (select worker_id from tasker_workers) from tasker_upkeep)",
        )
        .await;
    second.signal(nix::sys::signal::Signal::SIGTERM);
    second.ended().await.success();
    // The third one never takes it.
    database.tasker(&["upkeep", "run"]).success();
    database.eventually("(select fence = 3 and worker_id is null from tasker_upkeep)").await;
    never.signal(nix::sys::signal::Signal::SIGTERM);
    never.ended().await.success();
}
