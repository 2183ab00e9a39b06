//! Contexts, results and workflows that are large: each step gets what is its own, and no other pays for it.

use std::fmt::Write;
use std::fs;

use nix::sys::signal::Signal;
use nix::unistd::Pid;
use tokio_postgres::Client;

use crate::common::{Process, TestDatabase};
use crate::workers::{ALL_COMPLETE, history, let_go, start_worker, with_steps};

/// Most of the memory of a worker that holds nothing: the pages of this unoptimized program.
const IDLE: u64 = 60 << 20;

/// The most memory that a process has had, in bytes.
fn peak(pid: Pid) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("it runs");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    peak.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
}

/// Ends a worker, and returns the most memory that it has had.
async fn peak_at_the_end(worker: Process) -> u64 {
    let peak = peak(worker.pid());
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
    peak
}

/// `count` steps that do nothing, and the names of them all as a list of YAML.
fn parents(count: usize) -> (String, String) {
    let names: Vec<String> = (0..count).map(|number| format!("p{number}")).collect();
    let steps = names.iter().fold(String::new(), |mut steps, name| {
        writeln!(steps, "  - {{name: {name}, handler: {{noop: {{}}}}}}").expect("a string takes it");
        steps
    });
    (steps, format!("[{}]", names.join(", ")))
}

/// Runs the steps of queue `default`, and gives them results.
async fn complete_parents(database: &TestDatabase, client: &Client, result: &str) {
    database.tasker(&["task", "submit", "w", "--context", r#"{"id": 7}"#]).success();
    start_worker(database, &["--drain", "--queue", "default"]).ended().await.success();
    let plant = format!("update tasker_workflow_steps set results = {result} where processed");
    client.batch_execute(&plant).await.expect("planted results");
}

async fn results(client: &Client) -> Vec<String> {
    let results =
        "select results::text from tasker_workflow_steps where queue = 'last' order by workflow_step_id";
    client.query(results, &[]).await.expect("results").iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn a_gigabyte_of_results_passes_through_a_worker() {
    let (steps, names) = parents(1000);
    let steps = format!(
        "{steps}  - {{name: count, queue: last, depends_on: {names}, handler: {{command: [wc, -c]}}}}
  - {{name: ignore, queue: last, depends_on: {names}, handler: {{command: ['true']}}}}
  - {{name: pick, queue: last, depends_on: {names}, handler: {{sql: {{statement: 'select length($1) + length($2::jsonb ->> 0) as n', params: [$.parents.p7.x, [$.parents.p8]]}}}}}}\n"
    );
    let (database, client) = with_steps(&steps).await;
    complete_parents(&database, &client, "jsonb_build_object('x', repeat('x', 1000000))").await;
    let worker = start_worker(&database, &["--queue", "last"]);
    database.eventually(ALL_COMPLETE).await;
    let peak = peak_at_the_end(worker).await;
    let results = results(&client).await;
    let bytes: u64 = results[0].parse().expect("a number");
    assert!((1_000_000_000..1_000_100_000).contains(&bytes), "{results:?}");
    assert_eq!(results[1..], ["null", r#"{"n": 1000012}"#]);
    assert!(peak < IDLE + (20 << 20), "{} MiB", peak >> 20);
}

#[tokio::test]
async fn children_that_run_at_once_share_what_they_read_and_survive_a_lost_connection() {
    let child = |name: &str| {
        format!(
            "  - {{name: {name}, queue: last, depends_on: [p0], handler: {{command: {{shell: 'echo > met-{name}; until test -e go; do sleep 0.02; done; wc -c'}}}}}}\n"
        )
    };
    let names: Vec<String> = (0..10).map(|number| format!("c{number}")).collect();
    let steps = parents(1).0 + &names.iter().map(|name| child(name)).collect::<String>();
    let (database, client) = with_steps(&steps).await;
    complete_parents(&database, &client, "to_jsonb(repeat('r', 30 << 20))").await;
    let large = "update tasker_tasks set context = to_jsonb(repeat('c', 30 << 20))";
    client.batch_execute(large).await.expect("a large context");
    let worker = start_worker(&database, &["--queue", "last"]);
    for name in names {
        let met = database.home().join(format!("met-{name}"));
        crate::common::eventually(format!("{name} runs"), async || met.exists()).await;
    }
    // The context is in memory and the pipes are full when every connection of the worker is lost.
    crate::common::eventually("the context is read", async || peak(worker.pid()) > 60 << 20).await;
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()";
    client.batch_execute(cut).await.expect("connections that end");
    let_go(&database);
    database.eventually(ALL_COMPLETE).await;
    let peak = peak_at_the_end(worker).await;
    let results = results(&client).await;
    assert!(results.iter().all(|bytes| bytes.parse::<u64>().expect("a number") > 60 << 20), "{results:?}");
    let attempts = "select max(attempts + interruptions) from tasker_workflow_steps";
    assert_eq!(client.query_one(attempts, &[]).await.expect("attempts").get::<_, i32>(0), 1);
    // Each value once, and the answer of the server that it is copied from.
    assert!(peak < IDLE + 4 * (30 << 20), "{} MiB", peak >> 20);
}

#[tokio::test]
async fn what_is_beyond_every_limit_fails_its_step_alone() {
    let (steps, _) = parents(7);
    let sleeps = "command: {shell: 'until test -e go; do sleep 0.02; done'}";
    let steps = format!(
        "{steps}  - {{name: reads, queue: last, depends_on: [p0], handler: {{command: [cat]}}}}
  - {{name: bound, queue: last, depends_on: [p1, p2, p3, p4, p5, p6], handler: {{sql: {{statement: 'select count(*) from unnest(array[$1::jsonb, $2, $3, $4, $5])', params: [$.parents.p1, $.parents.p2, $.parents.p3.x, $.parents.p4, $.parents.p5]}}}}}}
  - {{name: beside, queue: last, handler: {{{sleeps}}}}}\n"
    );
    let (database, client) = with_steps(&steps).await;
    complete_parents(&database, &client, "jsonb_build_object('x', repeat('x', 15 << 20))").await;
    // Three million digits are no more than 24 bytes each.
    let bomb = "update tasker_workflow_steps
                   set results = (select jsonb_agg('1e131071'::jsonb) from generate_series(1, 3000))
                 where workflow_step_id = 1";
    client.batch_execute(bomb).await.expect("a planted result");
    let worker = start_worker(&database, &["--queue", "last"]);
    database
        .eventually(
            "(select count(*) = 2 from tasker_workflow_steps step
                       where queue = 'last' and not in_process and not processed and attempts = 1)",
        )
        .await;
    let_go(&database);
    database.eventually("(select processed from tasker_workflow_steps where workflow_step_id = 10)").await;
    peak_at_the_end(worker).await;
    let ends = [history(&client, 8).await, history(&client, 9).await, history(&client, 10).await];
    assert_eq!(
        ends.map(|states| states.join("; ")),
        [
            "in_progress; error: the result of its parent p0 has 375.0 MiB, and a step can read 256 MiB of one value",
            "in_progress; error: its parameters have more than 64 MiB together: $.parents.p5 has 15.0 MiB, \
             $.parents.p4 has 15.0 MiB, $.parents.p2 has 15.0 MiB, $.parents.p1 has 15.0 MiB, $.parents.p3.x has 15.0 MiB",
            "in_progress; complete",
        ]
    );
}

#[tokio::test]
async fn a_chain_of_ten_thousand_steps_runs_to_its_end() {
    let mut steps = "  - {name: s0, handler: {noop: {}}}\n".to_owned();
    for number in 1..10_000 {
        writeln!(steps, "  - {{name: s{number}, depends_on: [s{}], handler: {{noop: {{}}}}}}", number - 1)
            .expect("a string takes it");
    }
    let (database, client) = with_steps(&steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &[]);
    // One commit after the other: each part has its own time.
    for done in (1_000..=10_000).step_by(1_000) {
        database
            .eventually(&format!(
                "(select processed from tasker_workflow_steps where workflow_step_id = {done})"
            ))
            .await;
    }
    database.eventually(ALL_COMPLETE).await;
    let peak = peak_at_the_end(worker).await;
    let complete = "select count(*) from tasker_workflow_steps where processed and attempts = 1";
    assert_eq!(client.query_one(complete, &[]).await.expect("a count").get::<_, i64>(0), 10_000);
    // The workflow is part of it.
    assert!(peak < IDLE + (40 << 20), "{} MiB", peak >> 20);
}
