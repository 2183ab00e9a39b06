//! `tasker queue resume`.

use serde_json::{Value, json};

use crate::fixture::workers::worker;
use crate::queue::{pause, shop};

#[tokio::test]
async fn resuming_wakes_a_sleeping_worker_at_once() {
    let database = shop().await;
    pause(&database);
    database.tasker(&["task", "submit", "shop/order"]).success();
    // It would look by itself in ten minutes.
    let _worker = worker(&database, &["--poll-interval", "10m"]).await;
    database.eventually("(select bool_and(idle) from tasker_workers)").await;
    database.eventually("exists (select from tasker_workflow_steps where processed)").await;
    database.eventually("(select bool_and(idle) from tasker_workers)").await;
    let resumed = database.tasker(&["queue", "resume", "payments", "--format", "json"]).success().json();
    assert_eq!((&resumed["is_changed"], &resumed["paused"]), (&json!(true), &Value::Null));
    database.eventually("(select bool_and(complete) from tasker_tasks)").await;
}

#[tokio::test]
async fn resuming_twice_changes_nothing_and_a_queue_that_is_none_is_refused() {
    let database = shop().await;
    pause(&database);
    database.tasker(&["queue", "resume", "payments"]).success();
    let again = database.tasker(&["queue", "resume", "payments", "--format", "json"]).success().json();
    assert_eq!(again["is_changed"], false);
    assert_eq!(database.tasker(&["queue", "resume", "payment"]).code, 1);
}
