//! `sql` steps whose connections fall silent: everything else of the worker goes on.

use futures_util::future::join_all;
use nix::sys::signal::Signal;
use tasker::engine::bench::faults::proxy::{COMPLETION, Statement};

use crate::common::{Process, Proxy};
use crate::network::start_behind;
use crate::workers::{ALL_COMPLETE, history, with_steps};

/// Words of what a step sends, in its order, and the attempts that its silence interrupts.
const PHASES: [(Statement, i32); 5] = [
    ("begin read write", 0),
    ("savepoint tasker_step", 1),
    ("/* the statement */", 1),
    // The commit is sent with it.
    (COMPLETION, 0),
    ("discard temp", 0),
];

#[tokio::test]
async fn in_no_phase_of_an_sql_step_does_a_silent_connection_keep_it() {
    let step = |phase: usize| {
        format!(
            "  - {{name: s{phase}, queue: q{phase}, handler: {{sql: {{statement: 'insert into effects values ($1) \
             /* the statement */ returning step', params: [$.step.id]}}}}}}"
        )
    };
    let steps: Vec<String> = (0..PHASES.len()).map(step).collect();
    let (database, client) = with_steps(&steps.join("\n")).await;
    client.batch_execute("create table effects (step bigint)").await.expect("a table");
    // No step has a timeout: nothing but the silence ends the wait.
    let lines = join_all(PHASES.iter().enumerate().map(async |(phase, (words, _))| {
        let proxy = Proxy::before(&database).await;
        let queue = format!("q{phase}");
        let worker =
            start_behind(&proxy, &database, &["--queue", &queue, "--lease", "4s", "--sql-connections", "1"]);
        // The first look for lost workers is over: it names a phase.
        let is_up =
            format!("exists (select from tasker_workers where queues = '{{{queue}}}' and heartbeats > 1)");
        database.eventually(&is_up).await;
        proxy.swallow_replies_to(words);
        (proxy, worker)
    }))
    .await;
    // Of two tasks, the second one's step waits for the connection of the first.
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n{}\n").success();
    for (proxy, _) in &lines {
        proxy.have_lost(1).await;
        proxy.stop_swallowing();
    }
    database.eventually(ALL_COMPLETE).await;
    database.eventually("(select count(*) = 10 and count(distinct step) = 10 from effects)").await;
    database.eventually("(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    for (phase, (words, interruptions)) in PHASES.iter().enumerate() {
        let of_phase =
            format!("select sum(interruptions)::integer from tasker_workflow_steps where queue = 'q{phase}'");
        let counted: i32 = client.query_one(&of_phase, &[]).await.expect("a sum").get(0);
        assert_eq!(counted, *interruptions, "{words}");
    }
    for (_, worker) in lines {
        worker.signal(Signal::SIGTERM);
        let run = worker.ended().await.success();
        assert!(!run.stderr.contains(r#""event":"worker_lost""#), "{}", run.stderr);
    }
}

#[tokio::test]
async fn a_connection_that_fell_silent_while_idle_costs_its_next_step_nothing() {
    let (database, _client) =
        with_steps("  - {name: a, handler: {sql: {statement: 'select 1 as one'}}}").await;
    let proxy = Proxy::before(&database).await;
    let worker: Process = start_behind(&proxy, &database, &["--lease", "8s"]);
    let submit = || database.tasker(&["task", "submit", "w"]).success();
    submit();
    database.eventually("(select complete from tasker_tasks where task_id = 1)").await;
    let mut answered = proxy.answered();
    proxy.silence();
    submit();
    answered.changed().await.expect("the proxy runs");
    database.eventually(ALL_COMPLETE).await;
    database
        .eventually("(select bool_and(attempts = 1 and interruptions = 0) from tasker_workflow_steps)")
        .await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
}

#[tokio::test]
async fn a_large_input_that_does_not_arrive_is_waited_for_within_the_timeout_of_its_step() {
    let reads = "retry: {limit: 1}, timeout: 1s";
    let (database, client) = with_steps(&format!(
        "  - {{name: a, {reads}, handler: {{sql: {{statement: 'select length($1) as size', params: [$.context.x]}}}}}}
  - {{name: b, {reads}, handler: {{command: [cat]}}}}
  - {{name: c, handler: {{noop: {{}}}}}}"
    ))
    .await;
    let context = format!("{{\"x\": \"{}\"}}", "x".repeat(100_000));
    database.tasker_with_stdin(&["task", "submit", "w", "--context", "-"], context).success();
    let proxy = Proxy::before(&database).await;
    proxy.swallow_replies_to("-- Purpose: the context of one task");
    let worker = start_behind(&proxy, &database, &[]);
    database
        .eventually("(select count(*) = 3 from tasker_workflow_steps where not in_process and attempts = 1)")
        .await;
    let ends = [history(&client, 1).await, history(&client, 2).await, history(&client, 3).await];
    assert_eq!(ends[0], ["in_progress", "error: timed out after 1s"]);
    assert_eq!(ends[1], ends[0]);
    assert_eq!(ends[2], ["in_progress", "complete"]);
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
}
