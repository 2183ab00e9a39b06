//! `tasker upkeep status`.

use insta::assert_snapshot;
use serde_json::json;

use crate::common::TestDatabase;

const ORDER: &str = "{name: order, version: 1.0.0, steps: [{name: pay, handler: {noop: {}}}]}";

#[tokio::test]
async fn status_names_the_holder_and_the_last_run_of_each_job() {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    assert_snapshot!(database.tasker(&["upkeep", "status"]).snapshot(), @r"
    nobody does the upkeep: start a worker, or run `tasker upkeep run`

    JOB      WAITING  LAST RUN  DID  OUTCOME
    counts         0  never
    workers        0  never
    [exit status: 0]
    ");
    database.tasker(&["task", "submit", "order"]).success();
    let held = "update tasker_upkeep set fence = 4, holder = 'worker 7', worker_id = 7, held_since = now() - interval '1 hour',
                       leased_until = now() + interval '1 hour';
                insert into tasker_upkeep_jobs (job, fence, began_at, ended_at, done, failure, failed_at)
                values ('counts', 4, now() - interval '2 minutes', now() - interval '2 minutes', 0, 'the disk is full', now())";
    database.client().await.batch_execute(held).await.expect("a holder");
    assert_snapshot!(database.tasker(&["upkeep", "status"]).snapshot(), @r"
    worker 7 does the upkeep, since 1h ago

    JOB      WAITING  LAST RUN  DID  OUTCOME
    counts         1  2m ago      0  failed: the disk is full
    workers        0  never
    [exit status: 0]
    ");
    let status = database.tasker(&["upkeep", "status", "--format", "json"]).success().json();
    assert_eq!((&status["worker_id"], &status["fence"]), (&json!(7), &json!(4)));
    assert_eq!((&status["jobs"][0]["backlog"], &status["jobs"][1]["ended_at"]), (&json!(1), &json!(null)));
}
