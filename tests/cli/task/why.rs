//! `tasker task why`. The reasons are in `step/why.rs`.

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::{Value, json};

use crate::common::TestDatabase;
use crate::fixture::workers::worker;
use crate::fixture::workflows::submit;

#[tokio::test]
async fn a_task_moves_while_one_of_its_queues_does() {
    let database = TestDatabase::new().await;
    let dead = (0..5).map(|n| json!({"name": format!("d{n}"), "queue": "dead", "handler": {"noop": {}}}));
    let live = [json!({"name": "l", "queue": "live", "handler": {"sleep": {"for": "60s"}}})];
    let steps: Vec<Value> = dead
        .chain(live.clone())
        .chain([json!({"name": "m", "queue": "live", "handler": {"noop": {}}})])
        .collect();
    let template = json!({"name": "both", "version": "1.0.0", "steps": steps}).to_string();
    database.tasker_with_stdin(&["template", "apply", "-"], template).success();
    submit(&database, "both");
    let verdict =
        || database.tasker(&["task", "why", "1", "--format", "json"]).success().json()["verdict"].clone();
    assert_eq!(verdict(), "stuck");
    let asleep = worker(&database, &["--queue", "live"]).await;
    asleep.signal(Signal::SIGSTOP);
    assert_eq!(verdict(), "moving");
}

/// One step, in a queue of its own.
const QUICK: &str = "{namespace: shop, name: quick, version: 1.0.0, steps: [{name: pack, queue: packing, handler: {noop: {}}}]}";

#[tokio::test]
async fn what_holds_a_task_up_is_told_with_what_fixes_it() {
    let database = TestDatabase::with_workflows(&[QUICK]).await;
    submit(&database, "shop/quick");
    assert_snapshot!(database.tasker(&["task", "why", "1"]).snapshot(), @"
    ○ task 1  shop/quick@1.0.0  pending, 1 step to go
    stuck: it cannot move until somebody acts
    ○ pack (step 1)
      no_worker  no live worker serves queue packing
    fix: tasker worker run --queue packing
    [exit status: 0]
    ");
}

#[tokio::test]
async fn a_task_that_has_ended_says_so() {
    let database = TestDatabase::with_workflows(&[QUICK]).await;
    let verdict = |task: &str| {
        let found = database.tasker(&["task", "why", task, "--format", "json"]).success().json();
        (found["verdict"].clone(), found["blockers"].clone())
    };
    submit(&database, "shop/quick");
    database.tasker(&["task", "cancel", "1", "--yes"]).success();
    assert_eq!(verdict("1"), (json!("finished"), json!([])));
    submit(&database, "shop/quick");
    // By another program, while a step of it can still run.
    let end = "insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent)
               values (2, 'pending', 'resolved_manually', 10, true)";
    database.client().await.batch_execute(end).await.expect("a transition");
    assert_eq!(verdict("2").0, json!("finished"));
    assert_eq!(database.tasker(&["task", "why", "9"]).code, 1);
}

#[tokio::test]
async fn a_cancelled_step_is_counted_as_such_and_named_with_what_resolves_it() {
    let workflow = "{name: w, version: 1.0.0, steps: [
        {name: a, handler: {noop: {}}}, {name: side, queue: nobody, handler: {noop: {}}},
        {name: join, depends_on: [a, side], handler: {noop: {}}}, {name: after, depends_on: [join], handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[workflow]).await;
    database.tasker(&["task", "submit", "w"]).success();
    database.tasker(&["worker", "run", "--drain", "--queue", "default"]).success();
    database.tasker(&["step", "cancel", "1/side", "--yes"]).success();
    let json = |args: &[&str]| database.tasker(&[args, &["--format", "json"]].concat()).json();
    let shown = json(&["task", "show", "1"]);
    assert_eq!((&shown["completed_steps"], &shown["cancelled_steps"]), (&1.into(), &1.into()));
    assert!(database.tasker(&["task", "show", "1"]).stdout.contains("1 of 4 complete, 1 cancelled"));
    let listed = &json(&["task", "list"])["tasks"][0];
    assert_eq!((&listed["completed_steps"], &listed["cancelled_steps"]), (&1.into(), &1.into()));
    let view = "select format('%s %s %s %s %s', status, execution_status, recommended_action, health_status, completed_steps)
                  from tasker_task_execution_contexts";
    let seen: String = database.client().await.query_one(view, &[]).await.expect("a context").get(0);
    assert_eq!(seen, "error blocked_by_failures handle_failures blocked 1");

    let why = json(&["task", "why", "1"]);
    let root = &why["blockers"][0];
    assert_eq!((&why["verdict"], &root["name"]), (&"stuck".into(), &"side".into()));
    assert_eq!(root["reasons"][0]["code"], "cancelled");
    let text = database.tasker(&["task", "why", "1"]).stdout;
    assert!(text.ends_with("tasker step resolve 3\n"), "{text}");
    assert!(text.contains("in total it waits for 3 steps: 1 cancelled, 2 waiting"), "{text}");
    // The same from the step's side, and what is printed does it.
    assert!(database.tasker(&["step", "why", "1/after"]).stdout.ends_with("tasker step resolve 3\n"));
    database.tasker(&["step", "resolve", "3", "--yes"]).success();
    database.tasker(&["worker", "run", "--drain"]).success();
    let shown = json(&["task", "show", "1"]);
    assert_eq!((&shown["state"], &shown["completed_steps"]), (&"complete".into(), &3.into()));
}
