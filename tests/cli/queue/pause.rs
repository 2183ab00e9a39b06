//! `tasker queue pause`, with workers at work.

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::{Value, json};

use crate::fixture::workers::worker;
use crate::queue::{pause, shop, states};

#[tokio::test]
async fn a_paused_queue_keeps_its_steps_and_says_so_everywhere() {
    let database = shop().await;
    assert_snapshot!(database.tasker(&["queue", "pause", "payments", "--reason", "the bank is down"]).snapshot(), @"
    queue payments is paused: 0 steps ready, 0 in backoff, 0 running
      undo: tasker queue resume payments
    [exit status: 0]
    ");
    database.tasker(&["task", "submit", "shop/order"]).success();
    // Claimed together with what its parent's completion frees, or from the queue: neither hands it out.
    let drained = database.tasker(&["worker", "run", "--drain"]).drained();
    assert_eq!(drained.stdout, "1 step done, 0 failed; 0 tasks complete, 0 in error\n");
    let told = "queue payments is paused, 1 step waits there: `tasker queue resume payments`\n";
    assert!(drained.stderr.ends_with(told), "{}", drained.stderr);
    assert_eq!(states(&database, "1"), ["complete", "pending", "pending"]);
    let _worker = worker(&database, &[]).await;
    let found = database.tasker(&["step", "why", "1/ship", "--format", "json"]).success().json();
    let root = &found["blockers"][0];
    assert_eq!((&found["verdict"], &root["reasons"][0]["code"]), (&json!("stuck"), &json!("queue_paused")));
    assert_eq!(root["reasons"][0]["paused"]["reason"], "the bank is down");
    assert_eq!(root["fix"], json!(["tasker queue resume payments"]));
    let text = database.tasker(&["step", "why", "1/charge"]).success().stdout;
    assert!(text.contains("\n  queue_paused  queue payments was paused "), "{text}");
    assert!(text.contains(": the bank is down\nfix: tasker queue resume payments\n"), "{text}");
    let listed = database.tasker(&["queue", "list"]).success().stdout;
    assert!(listed.lines().nth(2).expect("two queues").ends_with(": the bank is down"), "{listed}");
    let stuck = database.tasker(&["stuck", "--format", "json"]).success().json();
    let group = &stuck["groups"][0];
    assert_eq!(
        (&group["cause"], &group["steps"], &group["fix"][0]),
        (&json!("queue_paused"), &json!(1), &json!("tasker queue resume payments"))
    );
    assert_eq!(database.tasker(&["stuck", "--fail-on", "queue_paused"]).code, 3);
    let shown = database.tasker(&["task", "show", "1"]).success().stdout;
    assert!(shown.ends_with("Queue payments is paused: 1 ready step waits there.\n  hint: `tasker queue resume payments` lets workers claim them\n"), "{shown}");
    database.tasker(&["check", "consistency"]).success();
    database.tasker(&["queue", "resume", "payments"]).success();
    database.eventually("(select bool_and(complete) from tasker_tasks)").await;
    assert_eq!(database.tasker(&["stuck", "--format", "json"]).success().json()["groups"], json!([]));
}

#[tokio::test]
async fn what_runs_ends_and_what_comes_after_it_waits() {
    let database = shop().await;
    database.tasker(&["task", "submit", "shop/slow"]).success();
    let running = worker(&database, &[]).await;
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    let paused = database.tasker(&["queue", "pause", "payments"]).success();
    assert!(paused.stdout.contains("1 running; running steps continue"), "{}", paused.stdout);
    let running_one = database.tasker(&["step", "why", "1/transfer", "--format", "json"]).success().json();
    assert_eq!(running_one["reasons"][0]["code"], "running");
    std::fs::write(database.home().join("paid"), "").expect("a file");
    database.eventually("exists (select from tasker_workflow_steps where processed)").await;
    assert_eq!(states(&database, "1"), ["complete", "pending"]);
    // It has time to do what it must not.
    running.signal(Signal::SIGTERM);
    running.ended().await;
    assert_eq!(states(&database, "1"), ["complete", "pending"]);
    // Resumed, it has nobody: both are told.
    let found = database.tasker(&["step", "why", "1/book", "--format", "json"]).success().json();
    let codes: Vec<&Value> =
        found["reasons"].as_array().expect("reasons").iter().map(|reason| &reason["code"]).collect();
    assert_eq!(codes, ["queue_paused", "no_worker"]);
}

#[tokio::test]
async fn a_backoff_in_a_paused_queue_ends_and_its_step_waits() {
    let database = shop().await;
    database.tasker(&["task", "submit", "shop/flaky"]).success();
    let _worker = worker(&database, &[]).await;
    database.eventually("exists (select from tasker_backoff_steps)").await;
    pause(&database);
    let found = database.tasker(&["step", "why", "1/fetch", "--format", "json"]).success().json();
    assert_eq!(found["reasons"][0]["code"], "queue_paused");
    database.eventually("exists (select from tasker_ready_steps)").await;
    assert_eq!(states(&database, "1"), ["pending"]);
    database.tasker(&["queue", "resume", "payments"]).success();
    database.eventually("(select bool_and(complete) from tasker_tasks)").await;
}

#[tokio::test]
async fn pausing_twice_keeps_the_first_and_a_queue_that_is_none_is_refused() {
    let database = shop().await;
    pause(&database);
    let again = database.tasker(&["queue", "pause", "payments", "--reason", "me too", "--format", "json"]);
    let again = again.success().json();
    assert_eq!(
        (&again["is_changed"], &again["paused"]["reason"]),
        (&json!(false), &json!("the bank is down"))
    );
    assert_snapshot!(database.tasker(&["queue", "pause", "payment"]).snapshot(), @r#"
    ------- stderr -------
    error: there is no queue "payment"
      hint: did you mean "payments"? `tasker queue list` shows all
    [exit status: 1]
    "#);
}
