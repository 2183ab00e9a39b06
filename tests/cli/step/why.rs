//! `tasker step why`: for each reason the situation itself, made for real.

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::{Value, json};

use crate::common::{Process, TestDatabase, eventually};
use crate::fixture::workers::worker;
use crate::fixture::workflows::submit;

#[tokio::test]
async fn a_queue_that_nobody_serves() {
    let database = shop().await;
    submit(&database, "shop/quick");
    assert_snapshot!(database.tasker(&["step", "why", "1/pack"]).snapshot(), @"
    ○ step 1  pack  pending  of task 1  shop/quick@1.0.0
      no_worker  no live worker serves queue packing
    fix: tasker worker run --queue packing
    [exit status: 0]
    ");
    // One that serves another queue does not help.
    let _other = worker(&database, &["--queue", "default"]).await;
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("stuck", &["no_worker"]));
    fix(&database, &found);
    assert_eq!(codes(&why(&database, "1/pack")), is("finished", &["finished"]));
}

#[tokio::test]
async fn what_waits_is_followed_to_the_step_that_gave_up() {
    let database = shop().await;
    submit(&database, "shop/order");
    drain(&database);
    let run = database.tasker(&["step", "why", "1/ship"]);
    assert_snapshot!(mask(&run.snapshot()), @"
    ○ step 4  ship  pending  of task 1  shop/order@1.0.0
    stuck: it cannot move until somebody acts
    ✗ charge (step 2)  ship ← pack ← charge
      attempts_exhausted  failed 2 of 2 attempts, the last AGO: failed on purpose (attempt 2, the first 2 fail)
      in total it waits for 2 steps: 1 stopped, 1 waiting
      waiting_for_parents  waits for 1 parent: ○ pack
    fix: tasker step retry 2
      or: tasker step resolve 2
    [exit status: 0]
    ");
    let found = why(&database, "1/ship");
    assert_eq!(codes(&found), is("stuck", &["waiting_for_parents"]));
    let root = &found["blockers"][0];
    assert_eq!((&root["step_id"], &root["reasons"][0]["code"]), (&json!(2), &json!("attempts_exhausted")));
    assert_eq!(root["chain_ids"], json!([4, 3, 2]));
    assert_eq!(codes(&why(&database, "1/charge")), is("stuck", &["attempts_exhausted"]));
    assert_eq!(codes(&why(&database, "1/reserve")), is("finished", &["finished"]));
    fix(&database, &found);
    drain(&database);
    assert_eq!(state(&database, "1/ship"), "complete");
}

#[tokio::test]
async fn a_step_that_no_attempt_can_help() {
    let database = shop().await;
    submit(&database, "shop/refused");
    drain(&database);
    let found = why(&database, "1/charge");
    assert_eq!(codes(&found), is("stuck", &["not_retryable"]));
    assert_eq!(found["reasons"][0]["last_error"], "card refused");
    fix(&database, &found);
    drain(&database);
    assert_eq!(state(&database, "1/charge"), "complete");
}

#[tokio::test]
async fn a_healthy_backoff_is_not_stuck() {
    let database = shop().await;
    submit(&database, "shop/flaky");
    let _worker = worker(&database, &[]).await;
    database.eventually("exists (select from tasker_backoff_steps)").await;
    let found = why(&database, "1/fetch");
    assert_eq!(codes(&found), is("moving", &["in_backoff"]));
    fix(&database, &found);
    database.eventually("(select bool_and(complete) from tasker_tasks)").await;
}

#[tokio::test]
async fn a_backoff_that_nobody_will_end_is_stuck() {
    let database = shop().await;
    submit(&database, "shop/flaky");
    let running = worker(&database, &[]).await;
    database.eventually("exists (select from tasker_backoff_steps)").await;
    running.signal(Signal::SIGTERM);
    running.ended().await;
    let found = why(&database, "1/fetch");
    assert_eq!(codes(&found), is("stuck", &["no_worker", "in_backoff"]));
    assert_eq!(found["fix"], json!(["tasker worker run"]));
    let _worker = worker(&database, &[]).await;
    assert_eq!(codes(&why(&database, "1/fetch")), is("moving", &["in_backoff"]));
}

#[tokio::test]
async fn a_backoff_beyond_any_that_is_drawn_tells_of_a_clock() {
    let database = shop().await;
    submit(&database, "shop/flaky");
    let _worker = worker(&database, &[]).await;
    database.eventually("exists (select from tasker_backoff_steps)").await;
    let jump = "update tasker_backoff_steps set next_attempt_at = next_attempt_at + interval '30 days'";
    database.client().await.batch_execute(jump).await.expect("an update");
    let found = why(&database, "1/fetch");
    assert_eq!(codes(&found), is("moving", &["in_backoff", "clock_jumped"]));
    fix(&database, &found);
    database.eventually("(select bool_and(complete) from tasker_tasks)").await;
}

#[tokio::test]
async fn a_step_under_way_and_those_behind_it() {
    let database = shop().await;
    submit(&database, "shop/slow");
    let running = worker(&database, &["--concurrency", "1"]).await;
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("moving", &["running"]));
    assert_eq!(found["reasons"][0]["pid"], json!(running.pid().as_raw()));
    let found = why(&database, "1/label");
    assert_eq!(codes(&found), is("moving", &["workers_full"]));
    assert_eq!((&found["reasons"][0]["running"], &found["reasons"][0]["capacity"]), (&json!(1), &json!(1)));
    mend_with_another_worker(&database, &found).await;
}

#[tokio::test]
async fn a_step_that_is_merely_next() {
    let database = shop().await;
    // A worker that lives, has room, and happens not to look.
    let asleep = worker(&database, &[]).await;
    asleep.signal(Signal::SIGSTOP);
    submit(&database, "shop/quick");
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("moving", &["next_in_line"]));
    assert_eq!((&found["fix"], &found["reasons"][0]["steps_ahead"]), (&json!([]), &json!(0)));
    asleep.signal(Signal::SIGCONT);
    database.eventually("(select bool_and(complete) from tasker_tasks)").await;
}

/// Two minutes pass for workers that are not there to say that they live.
async fn silence(database: &TestDatabase) {
    let later = "update tasker_workers set last_heartbeat_at = last_heartbeat_at - interval '2 minutes'";
    database.client().await.batch_execute(later).await.expect("an update");
}

#[tokio::test]
async fn a_step_of_a_dead_worker_is_rescued_by_a_live_one_or_by_nobody() {
    let database = shop().await;
    submit(&database, "shop/slow");
    let killed = worker(&database, &["--lease", "1m", "--concurrency", "1"]).await;
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    killed.signal(Signal::SIGKILL);
    killed.ended().await;
    silence(&database).await;
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("stuck", &["no_worker", "claimed_by_dead_worker"]));
    // Alive by its heartbeat, and too slow to have rescued it yet: it has taken the other step.
    let client = database.client().await;
    let alive = "insert into tasker_workers (host, pid, version, concurrency, lease_seconds) values ('elsewhere', 1, '0', 4, 600)";
    client.batch_execute(alive).await.expect("a worker");
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("moving", &["claimed_by_dead_worker"]));
    assert_eq!(found["reasons"][0]["live_workers"], 1);
    client.batch_execute("delete from tasker_workers where host = 'elsewhere'").await.expect("a worker less");
    let _rescuer = worker(&database, &[]).await;
    database
        .eventually("exists (select from tasker_workflow_steps where in_process and claim_number = 2)")
        .await;
    assert_eq!(codes(&why(&database, "1/pack")), is("moving", &["running"]));
}

#[tokio::test]
async fn a_stopped_worker_is_alive_until_its_lease_ends() {
    let database = shop().await;
    submit(&database, "shop/slow");
    let stopped = worker(&database, &["--lease", "1m", "--concurrency", "1"]).await;
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    stopped.signal(Signal::SIGSTOP);
    assert_eq!(codes(&why(&database, "1/pack")).1[0], "running");
    silence(&database).await;
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("stuck", &["no_worker", "claimed_by_dead_worker"]));
    assert_eq!(found["fix"], json!(["tasker worker run --queue packing"]));
    let _rescuer = worker(&database, &["--queue", "packing"]).await;
    database
        .eventually("exists (select from tasker_workflow_steps where in_process and claim_number = 2)")
        .await;
    assert_eq!(codes(&why(&database, "1/pack")), is("moving", &["running"]));
}

#[tokio::test]
async fn a_step_missing_from_its_queue() {
    let database = shop().await;
    let _worker = worker(&database, &["--queue", "default"]).await;
    submit(&database, "shop/quick");
    let client = database.client().await;
    client.batch_execute("delete from tasker_ready_steps").await.expect("a deletion");
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("stuck", &["state_disagrees"]));
    fix(&database, &found);
    assert_eq!(codes(&why(&database, "1/pack")), is("stuck", &["no_worker"]));
    // A counter that nothing will ever take down.
    client.batch_execute("update tasker_workflow_steps set remaining_parents = 1").await.expect("an update");
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("stuck", &["state_disagrees"]));
    fix(&database, &found);
    assert_eq!(codes(&why(&database, "1/pack")), is("stuck", &["no_worker"]));
}

#[tokio::test]
async fn workers_limited_to_other_namespaces_or_handlers() {
    let database = shop().await;
    let _billing = worker(&database, &["--queue", "packing", "--namespace", "billing"]).await;
    submit(&database, "shop/quick");
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("stuck", &["no_worker"]));
    assert_eq!(found["reasons"][0]["limited"], json!({"workers": 1, "namespace": "shop", "handler": null}));
    assert_eq!(found["fix"], json!(["tasker worker run --queue packing --namespace shop"]));
    let stuck = database.tasker(&["stuck", "--format", "json"]).success().json();
    assert_eq!(
        (&stuck["groups"][0]["cause"], &stuck["groups"][0]["fix"]),
        (&json!("no_worker"), &found["fix"])
    );
    let queues = database.tasker(&["queue", "list"]).success().stdout;
    assert!(queues.contains("1 (1 limited)"), "{queues}");
    assert!(queues.contains("queue packing: no live worker takes step 1: tasker step why 1"), "{queues}");
    let health = database.tasker(&["check", "health", "--format", "json"]).json();
    let checks = health["checks"].as_array().expect("checks");
    let served = checks.iter().find(|check| check["check"] == "queues_served").expect("the check");
    assert_eq!((&served["status"], &served["fix"]), (&json!("fail"), &json!("tasker step why 1")));

    // Bound to others meanwhile: no further worker helps.
    database.tasker(&["queue", "bind", "packing", "--namespace", "billing"]).success();
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("stuck", &["queue_bound"]));
    assert_eq!(found["fix"], json!(["tasker queue bind packing --namespace billing,shop"]));
    let stuck = database.tasker(&["stuck", "--format", "json"]).success().json();
    assert_eq!(
        (&stuck["groups"][0]["cause"], &stuck["groups"][0]["fix"]),
        (&json!("queue_bound"), &found["fix"])
    );
    fix(&database, &found);
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found), is("stuck", &["no_worker"]));
    fix(&database, &found);
    assert_eq!(state(&database, "1/pack"), "complete");
    assert_eq!(database.tasker(&["stuck", "--format", "json"]).success().json()["groups"], json!([]));

    let _commands = worker(&database, &["--queue", "packing", "--handlers", "command"]).await;
    submit(&database, "shop/quick");
    let found = why(&database, "2/pack");
    assert_eq!(found["reasons"][0]["limited"]["workers"], 2);
    assert_eq!(found["reasons"][0]["limited"]["namespace"], "shop");
    let command = "tasker worker run --queue packing --namespace shop --handlers noop";
    assert_eq!(found["fix"], json!([command]));
    fix(&database, &found);
    assert_eq!(state(&database, "2/pack"), "complete");
}

#[tokio::test]
async fn a_workflow_without_a_definition() {
    let database = shop().await;
    let _worker = worker(&database, &["--queue", "default"]).await;
    submit(&database, "shop/quick");
    database
        .client()
        .await
        .batch_execute("update tasker_named_tasks set definition = null")
        .await
        .expect("an update");
    let found = why(&database, "1/pack");
    assert_eq!(codes(&found).1[0], "handler_missing");
    fix(&database, &found);
    assert_eq!(state(&database, "1/pack"), "resolved_manually");
}

#[tokio::test]
async fn what_lies_far_up_or_among_many_is_found_all_the_same() {
    let database = TestDatabase::new().await;
    let chain: Vec<Value> = (0..MANY)
        .map(|n| match n {
            0 => json!({"name": "s0", "handler": {"fail": {"times": 1, "permanent": true}}}),
            n => json!({"name": format!("s{n}"), "depends_on": [format!("s{}", n - 1)], "handler": {"noop": {}}}),
        })
        .collect();
    let mut join: Vec<Value> =
        (0..MANY).map(|n| json!({"name": format!("p{n}"), "handler": {"noop": {}}})).collect();
    let parents: Vec<String> = (0..MANY).map(|n| format!("p{n}")).collect();
    join.push(json!({"name": "last", "depends_on": parents, "handler": {"noop": {}}}));
    for (name, steps) in [("chain", chain), ("join", join)] {
        let template = json!({"name": name, "version": "1.0.0", "steps": steps}).to_string();
        database.tasker_with_stdin(&["template", "apply", "-"], template).success();
        submit(&database, name);
    }
    let found = why(&database, "2/last");
    assert_eq!(codes(&found), is("stuck", &["waiting_for_parents"]));
    assert_eq!(found["situations"], json!([{"situation": "ready", "steps": MANY}]));
    database.tasker(&["step", "cancel", "2/p7", "--yes"]).success();
    drain(&database);

    let found = why(&database, &format!("1/s{}", MANY - 1));
    let root = &found["blockers"][0];
    assert_eq!((&root["name"], &root["reasons"][0]["code"]), (&json!("s0"), &json!("not_retryable")));
    assert_eq!(root["chain_ids"].as_array().map(Vec::len), Some(MANY));
    assert_eq!(found["is_partial"], false);
    // The one that was cancelled is finished, as are the other parents.
    let found = why(&database, "2/last");
    let root = &found["blockers"][0];
    assert_eq!((&root["name"], &root["reasons"][0]["code"]), (&json!("p7"), &json!("cancelled")));
    assert_eq!(found["situations"], json!([{"situation": "cancelled", "steps": 1}]));
}

#[tokio::test]
async fn an_old_transaction_is_named_until_it_is_ended_as_suggested() {
    let database = shop().await;
    let holder = database.client().await;
    let begin = "set application_name = 'report'; begin isolation level repeatable read; select count(*) from tasker_tasks";
    holder.batch_execute(begin).await.expect("a transaction");
    let asleep = worker(&database, &[]).await;
    stop_between_transactions(&database, &asleep).await;
    submit(&database, "shop/quick");
    let holder_pid: i32 = holder.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
    let patient = || why(&database, "1/pack");
    let strict = || {
        let args = ["step", "why", "1/pack", "--old-transaction", "1ms", "--format", "json"];
        database.tasker(&args).success().json()
    };
    assert_eq!(codes(&patient()), is("moving", &["next_in_line"]));
    let found = strict();
    assert_eq!(codes(&found), is("moving", &["next_in_line", "horizon_pinned"]));
    let pinned = &found["reasons"][1];
    assert_eq!((&pinned["pid"], &pinned["application"]), (&json!(holder_pid), &json!("report")));
    // The entry in docs/troubleshooting.md: end it.
    let terminate = format!("select pg_terminate_backend({holder_pid})");
    database.client().await.batch_execute(&terminate).await.expect("it is ended");
    database.eventually(&format!("not exists (select from pg_stat_activity where pid = {holder_pid})")).await;
    assert_eq!(codes(&strict()), is("moving", &["next_in_line"]));
    asleep.signal(Signal::SIGCONT);
    database.eventually("(select bool_and(complete) from tasker_tasks)").await;
}

#[tokio::test]
async fn a_step_whose_task_another_program_has_ended() {
    let database = shop().await;
    submit(&database, "shop/order");
    let end = "insert into tasker_task_transitions (task_id, from_state, to_state, sort_key, most_recent)
               values (1, 'pending', 'resolved_manually', 10, true)";
    database.client().await.batch_execute(end).await.expect("a transition");
    let found = why(&database, "1/reserve");
    assert_eq!(codes(&found), is("finished", &["task_finished"]));
    assert_eq!(
        (&found["reasons"][0]["task_state"], &found["fix"]),
        (&json!("resolved_manually"), &json!([]))
    );
}

#[tokio::test]
async fn what_has_ended_says_so() {
    let database = shop().await;
    submit(&database, "shop/order");
    database.tasker(&["task", "cancel", "1", "--yes"]).success();
    assert_eq!(codes(&why(&database, "1/ship")), is("finished", &["cancelled"]));
    assert_eq!(database.tasker(&["step", "why", "9/ship"]).code, 1);
}

const WORKFLOWS: [&str; 5] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [
        {name: reserve, handler: {noop: {}}},
        {name: charge, depends_on: [reserve], handler: {fail: {times: 2}}, retry: {limit: 2, backoff: {base: 1ms, cap: 1ms}}},
        {name: pack, depends_on: [charge], handler: {noop: {}}},
        {name: ship, depends_on: [pack, reserve], handler: {noop: {}}}]}",
    "{namespace: shop, name: refused, version: 1.0.0, steps: [
        {name: charge, handler: {fail: {times: 1, permanent: true, message: card refused}}}]}",
    "{namespace: shop, name: flaky, version: 1.0.0, steps: [
        {name: fetch, handler: {fail: {times: 1}}, retry: {backoff: {base: 1h, cap: 1h}}}]}",
    "{namespace: shop, name: slow, version: 1.0.0, steps: [
        {name: pack, queue: packing, priority: 1, handler: {sleep: {for: 60s}}},
        {name: label, queue: packing, handler: {noop: {}}}]}",
    "{namespace: shop, name: quick, version: 1.0.0, steps: [{name: pack, queue: packing, handler: {noop: {}}}]}",
];

async fn shop() -> TestDatabase {
    TestDatabase::with_workflows(&WORKFLOWS).await
}

fn drain(database: &TestDatabase) {
    database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
}

fn why(database: &TestDatabase, step: &str) -> Value {
    database.tasker(&["step", "why", step, "--format", "json"]).success().json()
}

/// The verdict and the codes of the reasons, the deciding one first.
fn codes(diagnosis: &Value) -> (String, Vec<String>) {
    let reasons = diagnosis["reasons"].as_array().expect("reasons");
    let code = |reason: &Value| reason["code"].as_str().expect("a code").to_owned();
    (diagnosis["verdict"].as_str().expect("a verdict").to_owned(), reasons.iter().map(code).collect())
}

fn is(verdict: &str, reasons: &[&str]) -> (String, Vec<String>) {
    (verdict.to_owned(), reasons.iter().map(|reason| (*reason).to_owned()).collect())
}

/// Runs the first command that a diagnosis suggests, as a person would type it.
fn fix(database: &TestDatabase, diagnosis: &Value) {
    let root = diagnosis["blockers"].get(0).unwrap_or(diagnosis);
    let command = root["fix"][0].as_str().expect("a command");
    let mut words: Vec<&str> = command.split(' ').skip(1).collect();
    if words[..2] == ["worker", "run"] {
        words.push("--drain");
    }
    if words[0] == "step" {
        words.push("--yes");
    }
    database.tasker(&words).drained();
}

fn state(database: &TestDatabase, step: &str) -> String {
    let shown = database.tasker(&["step", "show", step, "--format", "json"]).success().json();
    shown["state"].as_str().expect("a state").to_owned()
}

/// The suggestion is one more worker; it runs until the step is done.
async fn mend_with_another_worker(database: &TestDatabase, found: &Value) {
    assert_eq!(found["fix"], json!(["tasker worker run --queue packing"]));
    let _another = worker(database, &["--queue", "packing"]).await;
    database.eventually("exists (select from tasker_workflow_steps where processed)").await;
}

/// More than are followed one by one.
const MANY: usize = 250;

/// Stops a worker that has no transaction open: one that has would itself be the oldest.
async fn stop_between_transactions(database: &TestDatabase, worker: &Process) {
    let client = database.client().await;
    let open = "select exists (select from pg_stat_activity
                                where datname = current_database() and application_name like 'tasker worker%'
                                  and (state <> 'idle' or backend_xmin is not null))";
    eventually("the worker is stopped between transactions", async || {
        worker.signal(Signal::SIGSTOP);
        let is_between = !client.query_one(open, &[]).await.expect("the sessions").get::<_, bool>(0);
        if !is_between {
            worker.signal(Signal::SIGCONT);
        }
        is_between
    })
    .await;
}

fn mask(text: &str) -> String {
    let masked = text.lines().map(|line| match line.split_once("the last ") {
        Some((before, after)) => {
            let (_, error) = after.split_once(": ").expect("an error after the moment");
            format!("{before}the last AGO: {error}")
        }
        None => line.to_owned(),
    });
    masked.collect::<Vec<_>>().join("\n")
}
