//! `tasker worker run` and `worker list`: what they say and how they end. What
//! becomes of the steps of a worker that dies is in `tests/faults/workers.rs`.

use std::time::{Duration, Instant};

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::json;
use tokio_postgres::Client;

use crate::common::{Process, Run, TestDatabase};

const LIMIT: Duration = Duration::from_secs(20);

const WORKFLOWS: [&str; 3] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [{name: reserve, handler: {command: [echo, '{\"n\": 7}']}}, {name: ship, depends_on: [reserve], handler: {sql: {statement: 'select $1::int + 1 as n', params: [$.parents.reserve.n]}}}]}",
    "{namespace: shop, name: broken, version: 1.0.0, steps: [{name: charge, handler: {command: {shell: 'echo card refused >&2; exit 7'}}, retry: {limit: 1}}, {name: ship, depends_on: [charge], handler: {noop: {}}}]}",
    "{namespace: shop, name: slow, version: 1.0.0, steps: [{name: pack, queue: packing, handler: {command: {shell: 'sleep 60'}}}]}",
];

async fn shop() -> TestDatabase {
    let database = TestDatabase::new().await;
    for workflow in WORKFLOWS {
        database.tasker_with_stdin(&["template", "apply", "-"], workflow).success();
    }
    database
}

fn submit(database: &TestDatabase, workflow: &str) {
    database.tasker(&["task", "submit", workflow]).success();
}

fn drain(database: &TestDatabase, args: &[&str]) -> Run {
    database.tasker(&[&["worker", "run", "--drain"], args].concat())
}

/// The lines of standard error without the time of day before them, in order:
/// what runs side by side is told in any.
fn said(run: &Run) -> String {
    let is_time = |text: &str| {
        text.len() == 8
            && text.bytes().enumerate().all(|(place, byte)| match place {
                2 | 5 => byte == b':',
                _ => byte.is_ascii_digit(),
            })
    };
    let mut lines: Vec<&str> = run
        .stderr
        .lines()
        .map(|line| line.split_once(' ').filter(|(time, _)| is_time(time)).map_or(line, |(_, rest)| rest))
        .collect();
    lines.sort_unstable();
    lines.join("\n")
}

async fn until(client: &Client, what: &str) {
    let deadline = Instant::now() + LIMIT;
    while !client.query_one(&format!("select {what}"), &[]).await.expect("a truth value").get::<_, bool>(0) {
        assert!(Instant::now() < deadline, "never came true: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn draining_runs_what_is_there_and_sums_it_up() {
    let database = shop().await;
    submit(&database, "shop/order");
    submit(&database, "shop/broken");
    let run = drain(&database, &[]).success();
    assert_eq!(run.stdout, "2 steps done, 1 failed; 1 task complete, 1 in error\n");
    assert_snapshot!(said(&run), @r"
    2/charge failed, attempt 1: exit status 7: card refused; no attempt is left: `tasker step show 2/charge`
    task 1 complete
    task 2 is stuck: `tasker task show 2`
    worker 1 started
    ");
    let step = database.tasker(&["step", "show", "1/ship", "--format", "json"]).success().json();
    assert_eq!((&step["state"], &step["result"]["value"]), (&json!("complete"), &json!({"n": 8})));
    // A failed step does not fail the worker: the next one finds nothing to do.
    assert_snapshot!(drain(&database, &["--quiet"]).snapshot(), @r"
    0 steps done, 0 failed; 0 tasks complete, 0 in error
    [exit status: 0]
    ");
}

#[tokio::test]
async fn the_same_sums_as_json() {
    let database = shop().await;
    submit(&database, "shop/order");
    submit(&database, "shop/broken");
    assert_snapshot!(drain(&database, &["--quiet", "--format", "json"]).snapshot(), @r#"
    {"kind":"worker.run","version":1,"completed_steps":2,"failed_steps":1,"refused_steps":0,"completed_tasks":1,"failed_tasks":1,"released_steps":0}
    [exit status: 0]
    "#);
}

#[tokio::test]
async fn a_worker_serves_the_queues_it_was_given() {
    let database = shop().await;
    submit(&database, "shop/order");
    submit(&database, "shop/slow");
    let other = ["--quiet", "--queue", "payments", "--queue", "mail"];
    assert_eq!(
        drain(&database, &other).success().stdout,
        "0 steps done, 0 failed; 0 tasks complete, 0 in error\n"
    );
    // Draining waits for no step of a queue it does not serve.
    let ours = ["--quiet", "--queue", "payments", "--queue", "default"];
    assert_eq!(
        drain(&database, &ours).success().stdout,
        "2 steps done, 0 failed; 1 task complete, 0 in error\n"
    );
    let slow = database.tasker(&["task", "show", "2", "--format", "json"]).success().json();
    assert_eq!((&slow["state"], &slow["unserved_queues"]), (&json!("pending"), &json!(["packing"])));
}

#[tokio::test]
async fn flags_that_make_no_sense_are_usage_errors() {
    let database = TestDatabase::new().await;
    assert_snapshot!(drain(&database, &["--lease", "10ms"]).snapshot(), @r"
    ------- stderr -------
    error: the lease is too short
      hint: give at least 1s
    [exit status: 2]
    ");
    assert_snapshot!(drain(&database, &["--poll-interval", "1ms"]).snapshot(), @r"
    ------- stderr -------
    error: the poll interval is too short
      hint: give at least 10ms
    [exit status: 2]
    ");
    for (flag, values) in [
        ("--concurrency", &["0", "10001", "-1", "many"][..]),
        ("--lease", &["soon", "", "-5s"]),
        ("--poll-interval", &["1", "never"]),
        ("--queue", &[""]),
    ] {
        for value in values {
            let run = drain(&database, &[&format!("{flag}={value}")]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
            assert!(run.stderr.contains(flag), "{}", run.stderr);
        }
    }
}

#[tokio::test]
async fn without_a_schema_there_is_nothing_to_serve() {
    let database = TestDatabase::empty().await;
    let run = drain(&database, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.snapshot());
    assert!(run.stderr.contains("`tasker migrate up`"), "{}", run.stderr);
}

#[tokio::test]
async fn a_signal_ends_an_idle_worker_with_its_sums() {
    let database = shop().await;
    let client = database.client().await;
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        submit(&database, "shop/order");
        let worker = Process::start(database.command(&["worker", "run", "--format", "json"]));
        until(&client, "not exists (select from tasker_tasks where not complete)").await;
        until(&client, "exists (select from tasker_workers where idle)").await;
        worker.signal(signal);
        let run = worker.ended(LIMIT).await.success();
        assert_eq!(run.json()["completed_steps"], 2, "{}", run.snapshot());
        assert!(said(&run).contains("draining: 0 steps running"), "{}", run.stderr);
    }
}

#[tokio::test]
async fn a_second_signal_stops_at_once_and_says_what_was_given_back() {
    let database = shop().await;
    let client = database.client().await;
    submit(&database, "shop/slow");
    let worker = Process::start(database.command(&["worker", "run"]));
    until(&client, "exists (select from tasker_workflow_steps where in_process)").await;
    worker.signal(Signal::SIGTERM);
    // Two signals at once would be one.
    tokio::time::sleep(Duration::from_millis(300)).await;
    worker.signal(Signal::SIGTERM);
    let run = worker.ended(LIMIT).await;
    assert_eq!(run.code, 130, "{}", run.snapshot());
    assert_eq!(run.stdout, "0 steps done, 0 failed, 1 given back; 0 tasks complete, 0 in error\n");
    assert!(run.stderr.contains("stopping at once: the running steps are given back"), "{}", run.stderr);
}

#[tokio::test]
async fn the_list_shows_who_is_busy_idle_and_lost() {
    let database = shop().await;
    let client = database.client().await;
    assert_snapshot!(database.tasker(&["worker", "list"]).snapshot(), @r"
    no workers; start one with `tasker worker run`
    [exit status: 0]
    ");
    assert_eq!(
        database.tasker(&["worker", "list", "--format", "json"]).success().stdout,
        "{\"kind\":\"worker.list\",\"version\":1,\"workers\":[]}\n"
    );

    submit(&database, "shop/slow");
    let args = ["worker", "run", "--queue", "packing", "--queue", "mail", "-j", "4", "--lease", "1s"];
    let busy = Process::start(database.command(&args));
    until(&client, "exists (select from tasker_workflow_steps where in_process)").await;
    let idle = Process::start(database.command(&["worker", "run", "--queue", "nothing", "--lease", "1m"]));
    until(&client, "(select count(*) = 2 from tasker_workers)").await;
    let workers = database.tasker(&["worker", "list", "--format", "json"]).success().json();
    let [first, second] = &workers["workers"].as_array().expect("a list")[..] else { panic!("{workers}") };
    assert_eq!((&first["state"], &second["state"]), (&json!("busy"), &json!("idle")), "{workers}");
    assert_eq!(first["queues"], json!(["packing", "mail"]));
    assert_eq!((&first["concurrency"], &first["running_steps"]), (&json!(4), &json!(1)));
    assert_eq!((&first["lease_seconds"], &second["lease_seconds"]), (&json!(1), &json!(60)));
    assert_eq!(first["pid"], busy.pid().as_raw());

    // Its claim outlives it, until a worker of its queue takes the step back.
    busy.signal(Signal::SIGKILL);
    assert_eq!(busy.ended(LIMIT).await.code, 128 + 9);
    until(
        &client,
        "(select last_heartbeat_at < clock_timestamp() - interval '1.1 s' from tasker_workers
                      where concurrency = 4)",
    )
    .await;
    let list = database.tasker(&["worker", "list"]).success().stdout;
    let [heading, lost, idle_line] = &list.lines().collect::<Vec<_>>()[..] else { panic!("{list}") };
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(heading), ["WORKER", "STATE", "HOST", "PID", "QUEUES", "RUNNING", "HEARTBEAT"]);
    assert_eq!(words(lost)[..2], ["1", "lost"], "{list}");
    assert_eq!(words(lost)[4..7], ["packing,", "mail", "1/4"], "{list}");
    assert_eq!(words(idle_line)[..2], ["2", "idle"], "{list}");
    idle.signal(Signal::SIGTERM);
    idle.ended(LIMIT).await.success();
}
