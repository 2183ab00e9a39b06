//! Steps and tasks changed by hand: the preview, the question, the doing, the refusal.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::json;

use crate::common::{Process, TestDatabase};

const LIMIT: Duration = Duration::from_secs(30);

const WORKFLOWS: [&str; 2] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [
        {name: charge, handler: {fail: {times: 1, permanent: true, message: card refused}}},
        {name: pack, handler: {noop: {}}},
        {name: ship, depends_on: [charge, pack], handler: {sql: {statement: 'select $1::text as token', params: [$.parents.charge.token]}}},
        {name: bill, depends_on: [charge], handler: {noop: {}}}]}",
    "{namespace: shop, name: slow, version: 1.0.0, steps: [
        {name: wait, handler: {command: {shell: 'sleep 60'}}},
        {name: after, depends_on: [wait], handler: {noop: {}}}]}",
];

/// A task whose first step failed for good, and another whose second one is not reached.
async fn stuck() -> TestDatabase {
    let database = TestDatabase::new().await;
    for workflow in WORKFLOWS {
        database.tasker_with_stdin(&["template", "apply", "-"], workflow).success();
    }
    database.tasker(&["task", "submit", "shop/order"]).success();
    database.tasker(&["worker", "run", "--drain", "--quiet"]).success();
    database
}

#[tokio::test]
async fn a_preview_shows_what_the_doing_then_does() {
    let database = stuck().await;
    let args = ["step", "resolve", "1/charge", "--result", r#"{"token": "t-7"}"#];
    let preview = database.tasker(&[&args[..], &["--dry-run"]].concat());
    assert_snapshot!(preview.snapshot(), @"
    would change 1 step of task 1, which is pending then
      ✓ charge (step 1): error → resolved_manually
      ready now: ship, bill
      way back: none, resolved_manually is final; submit the task again
    [exit status: 0]
    ");
    let shown = |step: &str| database.tasker(&["step", "show", step, "--format", "json"]).success().json();
    assert_eq!(shown("1/charge")["state"], "error");
    // Nobody is there to be asked.
    assert_snapshot!(database.tasker(&args).snapshot(), @"
    ------- stderr -------
    error: standard input is no terminal to ask on
      hint: look first with `tasker step resolve … --dry-run`, then do it with --yes
    [exit status: 2]
    ");
    assert_eq!(shown("1/charge")["state"], "error");
    let done = [&args[..], &["--yes", "--reason", "charged by hand", "--format", "json"]].concat();
    let done = database.tasker(&done).success().json();
    assert_eq!(
        (&done["dry_run"], &done["tasks"][0]["steps"][0]["to"]),
        (&json!(false), &json!("resolved_manually"))
    );
    let charge = shown("1/charge");
    let last = charge["transitions"].as_array().expect("transitions").last().expect("one").clone();
    assert_eq!(
        (&last["to"], &last["metadata"]["reason"]),
        (&json!("resolved_manually"), &json!("charged by hand"))
    );
    assert!(last["metadata"]["by"].as_str().is_some_and(|by| by.contains('@')), "{last}");
    database.tasker(&["worker", "run", "--drain", "--quiet"]).success();
    assert_eq!(shown("1/ship")["result"]["value"], json!({"token": "t-7"}));
}

#[tokio::test]
async fn a_retry_gives_one_attempt_and_a_reset_all_of_them() {
    let database = stuck().await;
    assert_snapshot!(database.tasker(&["step", "retry", "1/charge", "--yes"]).snapshot(), @"
    changed 1 step of task 1, which is pending then
      ○ charge (step 1): error → pending
      ready now: charge
      still waiting: ship, bill
      way back: tasker step cancel 1, before a worker completes it
    [exit status: 0]
    ");
    let shown = || database.tasker(&["step", "show", "1/charge", "--format", "json"]).success().json();
    assert_eq!((&shown()["attempts"], &shown()["retryable"]), (&json!(1), &json!(true)));
    // It fails at its first attempt only.
    database.tasker(&["worker", "run", "--drain", "--quiet"]).success();
    assert_eq!((&shown()["attempts"], &shown()["state"]), (&json!(2), &json!("complete")));

    database.tasker(&["task", "submit", "shop/order"]).success();
    database.tasker(&["worker", "run", "--drain", "--quiet"]).success();
    database.tasker(&["step", "reset", "2/charge", "--yes"]).success();
    let step = database.tasker(&["step", "show", "2/charge", "--format", "json"]).success().json();
    assert_eq!((&step["attempts"], &step["state"]), (&json!(0), &json!("pending")));
}

#[tokio::test]
async fn what_the_state_machine_forbids_is_refused_with_what_it_allows() {
    let database = stuck().await;
    assert_snapshot!(database.tasker(&["step", "retry", "1/pack", "--yes"]).snapshot(), @"
    ------- stderr -------
    error: step 2 is complete: only a step in error can be retried
      hint: complete is final; `tasker step show 2` shows what it did
    [exit status: 1]
    ");
    // All or nothing: the failed one is left as it is, too.
    assert_snapshot!(database.tasker(&["step", "retry", "1/charge", "1/ship", "--dry-run"]).snapshot(), @"
    ------- stderr -------
    error: step 3 is pending: only a step in error can be retried
      hint: what it allows: `tasker step resolve 3`, `tasker step cancel 3`
    [exit status: 1]
    ");
    assert_eq!(database.tasker(&["step", "retry", "1/nothing", "--yes"]).code, 1);
    assert_eq!(database.tasker(&["step", "resolve", "1/charge", "--result", "{", "--yes"]).code, 2);
    let nul = database.tasker(&["step", "resolve", "1/charge", "--result", r#"{"a": "\u0000"}"#, "--yes"]);
    assert_eq!(nul.code, 2, "{}", nul.snapshot());
    let state = database.tasker(&["step", "show", "1/charge", "--format", "json"]).success().json();
    assert_eq!(state["state"], "error");
}

#[tokio::test]
async fn whole_tasks_are_retried_and_resolved() {
    let database = stuck().await;
    let retried = database.tasker(&["task", "retry", "1", "--yes", "--format", "json"]).success().json();
    assert_eq!(retried["tasks"][0]["steps"][0]["name"], "charge");
    assert_eq!(database.tasker(&["task", "retry", "1", "--yes"]).code, 1, "nothing has failed any more");
    assert_snapshot!(database.tasker(&["task", "resolve", "1", "--yes", "--reason", "sold elsewhere"]).snapshot(), @"
    changed 3 steps of task 1, which is resolved_manually then
      ✓ charge (step 1): pending → resolved_manually
      ✓ ship (step 3): pending → resolved_manually
      ✓ bill (step 4): pending → resolved_manually
      way back: none, resolved_manually is final; submit the task again
    [exit status: 0]
    ");
}

#[tokio::test]
async fn a_cancelled_step_ends_its_handler_and_holds_up_what_comes_after_it() {
    let database = stuck().await;
    database.tasker(&["task", "submit", "shop/slow"]).success();
    let worker = Process::start(database.command(&["worker", "run", "--quiet"]));
    let client = database.client().await;
    let sleeping = "select count(*) from tasker_workflow_steps where in_process";
    while client.query_one(sleeping, &[]).await.expect("a count").get::<_, i64>(0) == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let run = database.tasker(&["step", "cancel", "2/wait", "--yes", "--reason", "too slow"]);
    assert_snapshot!(run.snapshot(), @"
    changed 1 step of task 2, which is error then
      ⊘ wait (step 5): in_progress → cancelled
      running: 1, whose workers are told to end them
      still waiting: after
      way back: none, cancelled is final; submit the task again
    [exit status: 0]
    ");
    // Its worker drains at once: the handler was ended, not waited for.
    worker.signal(nix::sys::signal::Signal::SIGTERM);
    let began = std::time::Instant::now();
    worker.ended(LIMIT).await;
    assert!(began.elapsed() < Duration::from_secs(20), "the handler went on for {:?}", began.elapsed());
    let why = database.tasker(&["step", "why", "2/after", "--format", "json"]).success().json();
    assert_eq!(
        (&why["verdict"], &why["blockers"][0]["reasons"][0]["code"]),
        (&json!("stuck"), &json!("cancelled"))
    );
    // What mends it, as `step why` says.
    let said = database.tasker(&["step", "why", "2/after"]).success().stdout;
    assert!(said.ends_with("mend: tasker step resolve 6\n"), "{said}");
    database.tasker(&["step", "resolve", "6", "--yes"]).success();
    let task = database.tasker(&["task", "show", "2", "--format", "json"]).success().json();
    assert_eq!(task["state"], "resolved_manually");
    let report = database.tasker(&["check", "consistency", "--format", "json"]);
    assert_eq!(report.code, 0, "{}", report.snapshot());
}
