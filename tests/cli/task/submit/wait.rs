//! `tasker task submit --wait`.

use insta::assert_snapshot;
use serde_json::json;

use super::{shop, submit};
use crate::common::Process;
use crate::fixture::workers::worker;

#[tokio::test]
async fn wait_ends_with_the_task_and_its_outcome() {
    let database = shop().await;
    let _worker = worker(&database, &[]).await;
    assert_snapshot!(submit(&database, &["shop/order@1.0.0", "--wait", "--identity", "order-7"]).snapshot(), @r"
    task 1 complete
    ------- stderr -------
    task 1 submitted: shop/order@1.0.0
    [exit status: 0]
    ");
    // A task that has ended long ago is not waited for.
    assert_snapshot!(submit(&database, &["shop/order", "--wait", "--identity", "order-7"]).snapshot(), @r#"
    task 1 complete
    ------- stderr -------
    task 1 exists already under the identity "order-7": shop/order@1.0.0
    [exit status: 0]
    "#);
    assert_snapshot!(submit(&database, &["shop/broken", "--wait"]).snapshot(), @r"
    task 2 is stuck: `tasker task show 2`
    ------- stderr -------
    task 2 submitted: shop/broken@1.0.0
    [exit status: 1]
    ");
    let run = submit(&database, &["shop/broken", "--wait", "--quiet", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str(), &run.json()["state"]), (1, "", &json!("error")));
}

#[tokio::test]
async fn wait_without_a_worker_says_how_to_start_one_and_ends_with_a_cancellation() {
    let database = shop().await;
    let waiting = Process::start(database.command(&["task", "submit", "shop/order", "--wait"]));
    // A task cancelled before it looks for workers needs none.
    waiting.says("no live worker serves queue default").await;
    database.tasker(&["task", "cancel", "1", "--yes"]).success();
    let run = waiting.ended().await;
    assert_snapshot!(run.snapshot(), @r"
    task 1 was cancelled
    ------- stderr -------
    task 1 submitted: shop/order@1.1.0
    no live worker serves queue default; start one with `tasker worker run`
    [exit status: 1]
    ");
}

#[tokio::test]
async fn a_batch_is_waited_for_as_a_whole() {
    let database = shop().await;
    let _worker = worker(&database, &[]).await;
    let args = ["task", "submit", "shop/order", "--batch", "-", "--wait"];
    let lines = "{\"identity\": \"a\"}\n{\"identity\": \"a\"}\n{}\n";
    assert_snapshot!(database.tasker_with_stdin(&args, lines).snapshot(), @r"
    2 of 2 tasks complete
    ------- stderr -------
    2 tasks submitted, 1 existed already
    [exit status: 0]
    ");
    let lines = "{}\n{\"template\": \"shop/broken\"}\n{}\n";
    let run = database.tasker_with_stdin(&[&args[..], &["--format", "json"]].concat(), lines);
    let json = run.json();
    assert_eq!((run.code, &json["completed_tasks"]), (1, &json!(2)));
    assert_eq!(json["failed_task_ids"], json!([json["task_ids"][1]]));
    let many = "{\"template\": \"shop/broken\"}\n".repeat(12);
    let run = database.tasker_with_stdin(&args, many);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!((run.code, lines.len(), lines[0]), (1, 7, "0 of 12 tasks complete"));
    assert_eq!(lines[6], "… and 7 more: `tasker task list --state error`");
}
