//! `tasker task stats`: counts, percentiles, and what it leaves out.

use serde_json::{Value, json};

use crate::common::TestDatabase;

const WORKFLOWS: [&str; 2] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [{name: reserve, handler: {noop: {}}}, {name: charge, depends_on: [reserve], handler: {fail: {times: 1}}, retry: {limit: 3}}]}",
    "{namespace: mail, name: send, version: 1.0.0, steps: [{name: deliver, handler: {fail: {times: 1, permanent: true}}}]}",
];

/// A database in which ten orders are complete and a mail has failed.
async fn worked() -> TestDatabase {
    let database = TestDatabase::with_workflows(&WORKFLOWS).await;
    let batch = "{}\n".repeat(10);
    database.tasker_with_stdin(&["task", "submit", "shop/order", "--batch", "-"], batch).success();
    database.tasker(&["task", "submit", "mail/send"]).success();
    database.tasker(&["worker", "run", "--drain", "--retry-backoff-disabled"]).drained();
    // Each attempt of task n ran for n seconds, and its step waited for twice as long.
    let client = database.client().await;
    client
        .batch_execute(
            "update tasker_workflow_steps set created_at = timestamptz '2026-01-01';
             update tasker_workflow_step_transitions transition
                set created_at = timestamptz '2026-01-01' + make_interval(secs => step.task_id * (
                    case when step.workflow_step_id <> (select min(workflow_step_id) from tasker_workflow_steps where task_id = step.task_id)
                         then 3 else 0 end
                    + case when transition.to_state = 'in_progress' then 2 else 3 end
                    + (transition.sort_key - 1) / 20))
               from tasker_workflow_steps step
              where step.workflow_step_id = transition.workflow_step_id",
        )
        .await
        .expect("other times");
    database
}

fn step<'a>(stats: &'a Value, name: &str) -> &'a Value {
    let steps = stats["steps"].as_array().expect("steps");
    steps.iter().find(|step| step["step"] == name).unwrap_or_else(|| panic!("{stats}"))
}

#[tokio::test]
async fn attempts_are_counted_and_measured_by_workflow_and_step() {
    let database = worked().await;
    let stats = database.tasker(&["task", "stats", "--format", "json"]).success().json();
    assert_eq!(
        (&stats["tasks"], &stats["steps_read"], &stats["is_partial"]),
        (&json!(11), &json!(21), &json!(false))
    );
    let percentiles = |p50: f64, p95: f64| json!({"p50_ms": p50, "p95_ms": p95, "p99_ms": p95});
    assert_eq!(
        *step(&stats, "reserve"),
        json!({
            "workflow": "shop/order", "step": "reserve", "steps": 10, "attempts": 10, "failures": 0, "retries": 0,
            "waiting": percentiles(10_000.0, 20_000.0), "running": percentiles(5000.0, 10_000.0),
            "slowest": {"task_id": 10, "step_id": 19, "running_ms": 10_000.0},
        })
    );
    let charge = step(&stats, "charge");
    assert_eq!(
        [&charge["steps"], &charge["attempts"], &charge["failures"], &charge["retries"]],
        [&json!(10), &json!(20), &json!(10), &json!(10)]
    );
    // Ready when its parent was complete.
    assert_eq!(charge["waiting"], percentiles(10_000.0, 20_000.0));
    let deliver = step(&stats, "deliver");
    assert_eq!(
        [&deliver["workflow"], &deliver["attempts"], &deliver["failures"], &deliver["retries"]],
        [&json!("mail/send"), &json!(1), &json!(1), &json!(0)]
    );
}

#[tokio::test]
async fn a_bound_that_cuts_is_told() {
    let database = worked().await;
    let stats = |args: &[&str]| {
        database.tasker(&[&["task", "stats", "--format", "json"], args].concat()).success().json()
    };
    let cut = stats(&["--limit", "3"]);
    assert_eq!((&cut["tasks"], &cut["is_partial"]), (&json!(3), &json!(true)));
    assert_eq!(step(&cut, "reserve")["attempts"], 2, "the newest task is a mail");
    let run = database.tasker(&["task", "stats", "--limit", "3"]).success();
    assert!(run.stderr.contains("the newest 5 steps of 3 tasks; there are older ones"), "{}", run.stderr);
    assert!(run.stdout.contains("deliver"), "{}", run.stdout);
    assert_eq!(stats(&["--namespace", "shop"])["tasks"], 10);
    assert_eq!(stats(&["--workflow", "send"])["tasks"], 1);
    assert_eq!(stats(&["--workflow", "shop/order", "--limit", "10"])["is_partial"], false);
    let client = database.client().await;
    client
        .execute(
            "update tasker_tasks set requested_at = requested_at - interval '2 hours' where task_id <= 4",
            &[],
        )
        .await
        .expect("older");
    assert_eq!((&stats(&[])["tasks"], &stats(&["--since", "3h"])["tasks"]), (&json!(7), &json!(11)));
}

#[tokio::test]
async fn nothing_is_an_answer_too() {
    let database = TestDatabase::with_workflows(&WORKFLOWS).await;
    let run = database.tasker(&["task", "stats"]).success();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("no step was attempted\n", ""));
    let run = database.tasker(&["task", "stats", "--workflow", "elsewhere"]).success();
    assert!(run.stderr.contains("no workflow has this name"), "{}", run.stderr);
    let run = database.tasker(&["task", "stats", "--workflow", "shop/order", "--namespace", "mail"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
}
