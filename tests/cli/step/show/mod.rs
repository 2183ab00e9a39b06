//! `tasker step show`.

mod history;

use insta::assert_snapshot;
use serde_json::json;
use tasker::model::state::State;

use crate::common::TestDatabase;
use crate::fixture::orders::order;
use crate::fixture::tasks::{step, task, without_times};

#[tokio::test]
async fn show_names_relatives_near_and_far() {
    let database = TestDatabase::new().await;
    order(&database).await;
    let ship = database.tasker(&["step", "show", "order-7/ship", "--ancestors", "--descendants"]);
    assert_snapshot!(ship.snapshot(), @r"
    ○ step 4  ship  pending
      task       1 shop/order@1.0.0 (in_progress)
      queue      default, priority 0
      attempts   0 of 3
      parents    ▶ charge, ✓ pack

    Ancestors, by distance in edges:
          1  ▶ charge, ✓ pack
          2  ✓ reserve

    Descendants: none
    [exit status: 0]
    ");
    let json = database.tasker(&["step", "show", "1/reserve", "--descendants", "--format", "json"]);
    let json = json.success().json();
    assert_eq!(
        json["descendants"][2],
        json!({"step_id": 4, "name": "ship", "state": "pending", "distance": 2})
    );
    assert_eq!(json.get("ancestors"), None, "nobody asked");
}

#[tokio::test]
async fn show_tells_everything_about_a_failed_step() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let stderr =
        (1..=25).map(|line| format!("line {line}\n")).collect::<String>() + "\u{1b}[31mcard refused\n";
    let steps = [
        step("reserve", State::Complete, &[]),
        step("charge", State::Error, &["reserve"]).attempts(3).queue("payments").permanent().failure(
            json!({"message": "exit code 7", "exit_code": 7, "permanent": true, "stderr": stderr, "attempt": 3, "worker_id": 1}),
        ),
        step("ship", State::Pending, &["charge"]),
    ];
    task(&client, "order-7", State::Error, &steps).await;
    client
        .execute(
            "update tasker_named_tasks set definition = $1",
            &[&json!({"steps": [{"name": "charge", "handler": {"command": ["./charge", "--json"]}, "timeout": "30s"}]})],
        )
        .await
        .expect("a definition");
    assert_snapshot!(without_times(&database.tasker(&["step", "show", "1/charge"]).snapshot()), @r#"
    ✗ step 2  charge  error
      task       1 shop/order@1.0.0 (error)
      handler    command ["./charge","--json"]
      timeout    30s
      queue      payments, priority 0
      attempts   3 of 3, no retry follows
      started    <time> UTC (2h ago), 120ms
      parents    ✓ reserve
      children   ○ ship

    Last failure: exit code 7
      exit code: 7
      permanent: true
      standard error:
        … 6 lines before, shown with --full
        line 7
        line 8
        line 9
        line 10
        line 11
        line 12
        line 13
        line 14
        line 15
        line 16
        line 17
        line 18
        line 19
        line 20
        line 21
        line 22
        line 23
        line 24
        line 25
        �[31mcard refused

    History:
      <time>            pending → in_progress        attempt 3, worker 1
      <time>        in_progress → error              attempt 3, worker 1, exit code 7
    [exit status: 0]
    "#);
    let full = database.tasker(&["step", "show", "order-7/charge", "--full"]).success().stdout;
    assert!(full.contains("    line 1\n") && !full.contains('\u{1b}'), "{full}");
    let json = database.tasker(&["step", "show", "2", "--format", "json"]).success().json();
    assert_eq!(
        (&json["kind"], &json["step_id"], &json["stuck"]),
        (&json!("step.show"), &json!(2), &json!(true))
    );
    assert_eq!(json["failure"]["stderr"], json!(stderr));
    assert_eq!(json["parents"], json!([{"step_id": 1, "name": "reserve", "state": "complete"}]));
    assert_eq!(json["children"][0]["name"], "ship");
    assert_eq!(json["template"]["handler"], json!({"command": ["./charge", "--json"]}));
    assert_eq!(json["transitions"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn show_tells_who_holds_a_step_and_when_the_next_attempt_is() {
    let database = TestDatabase::new().await;
    let steps = [
        step("pack", State::InProgress, &[]),
        step("charge", State::Error, &[]).failure(json!({"message": "busy"})).waiting(),
    ];
    task(&database.client().await, "order-8", State::InProgress, &steps).await;
    assert_snapshot!(without_times(&database.tasker(&["step", "show", "order-8/pack"]).snapshot()), @r"
    ▶ step 1  pack  in_progress
      task       1 shop/order@1.0.0 (in_progress)
      queue      default, priority 0
      attempts   1 of 3
      started    <time> UTC (2h ago), 2h
      worker     1 on host-a pid 4711

    History:
      <time>            pending → in_progress        attempt 1, worker 1
    [exit status: 0]
    ");
    assert_snapshot!(without_times(&database.tasker(&["step", "show", "order-8/charge"]).snapshot()), @r"
    ✗ step 2  charge  error
      task       1 shop/order@1.0.0 (in_progress)
      queue      default, priority 0
      attempts   1 of 3
      started    <time> UTC (2h ago), 120ms
      next try   in 1h (<time> UTC)

    Last failure: busy

    History:
      <time>            pending → in_progress        attempt 1, worker 1
      <time>        in_progress → error              busy
    [exit status: 0]
    ");
}

#[tokio::test]
async fn show_bounds_a_large_result_and_gives_all_of_it_when_asked() {
    let database = TestDatabase::new().await;
    let steps = [
        step("small", State::Complete, &[]).results(json!({"rows": 3})),
        step("large", State::Complete, &[]).results(json!({"text": "x".repeat(100_000)})),
    ];
    task(&database.client().await, "results", State::Complete, &steps).await;
    let small = database.tasker(&["step", "show", "results/small"]).success().stdout;
    assert!(small.contains("Result:\n  {\n    \"rows\": 3\n  }\n"), "{small}");
    let large = database.tasker(&["step", "show", "results/large"]).success().stdout;
    assert!(
        large.len() < 6_000 && large.contains("(100012 bytes; all of it: tasker step show 2 --full)"),
        "{large}"
    );
    let json = database.tasker(&["step", "show", "results/large", "--format", "json"]).success().json();
    assert_eq!((&json["result"]["value"], &json["result"]["bytes"]), (&json!(null), &json!(100_012)));
    let full =
        database.tasker(&["step", "show", "results/large", "--full", "--format", "json"]).success().json();
    assert_eq!(full["result"]["value"]["text"].as_str().map(str::len), Some(100_000));
}

#[tokio::test]
async fn show_names_a_step_that_is_none() {
    let database = TestDatabase::new().await;
    task(&database.client().await, "a/b", State::Pending, &[step("load", State::Pending, &[])]).await;
    database.tasker(&["step", "show", "a/b/load"]).success();
    assert_snapshot!(database.tasker(&["step", "show", "1/lead"]).snapshot(), @r"
    ------- stderr -------
    error: task 1 has no step lead
      hint: `tasker task show 1 --all` shows its steps
    [exit status: 1]
    ");
    assert_snapshot!(database.tasker(&["step", "show", "99"]).snapshot(), @r"
    ------- stderr -------
    error: there is no step 99
      hint: `tasker task list` shows the newest tasks, `tasker task show TASK --all` the steps of one
    [exit status: 1]
    ");
    assert_snapshot!(database.tasker(&["step", "show", "load"]).snapshot(), @r#"
    ------- stderr -------
    error: "load" names no step
      hint: write its id, or TASK/STEP such as 42/charge
    [exit status: 2]
    "#);
}
