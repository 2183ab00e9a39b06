//! Workers that are killed, stopped, cut off and told to stop: real processes,
//! real signals.

use std::fs;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio_postgres::Client;

use crate::common::{Process, Program, TestDatabase, eventually};

/// A database with one workflow, `w`, of the steps given as YAML.
pub async fn with_steps(steps: &str) -> (TestDatabase, Client) {
    let database = TestDatabase::new().await;
    let yaml = format!("name: w\nversion: \"1.0.0\"\nsteps:\n{steps}");
    database.tasker_with_stdin(&["template", "apply", "-"], yaml).success();
    let client = database.client().await;
    (database, client)
}

pub fn start_worker(database: &TestDatabase, args: &[&str]) -> Process {
    Process::start(database.command(&[&["worker", "run", "--poll-interval", "100ms"], args].concat()))
}

pub const RUNNING: &str = "exists (select from tasker_workflow_steps where in_process)";
pub const ALL_COMPLETE: &str = "not exists (select from tasker_tasks where not complete)";

/// The states a step has been in, with what was noted at each.
pub async fn history(client: &Client, step_id: i64) -> Vec<String> {
    let rows = client
        .query(
            "select to_state || coalesce(': ' || (metadata ->> 'message'), '')
               from tasker_workflow_step_transitions where workflow_step_id = $1 order by sort_key",
            &[&step_id],
        )
        .await
        .expect("a history");
    rows.iter().map(|row| row.get(0)).collect()
}

/// Waits for a script to have written its process id.
pub async fn pid_in(database: &TestDatabase, file: &str) -> Pid {
    let path = database.home().join(file);
    let mut pid = None;
    eventually(format!("{file} is written"), async || {
        pid = fs::read_to_string(&path).ok().and_then(|text| text.trim().parse().ok());
        pid.is_some()
    })
    .await;
    Pid::from_raw(pid.expect("it is written"))
}

/// Waits for the end of a process that would go on for ten minutes.
pub async fn gone(pid: Pid) {
    eventually(format!("process {pid} is gone"), async || kill(pid, None).is_err()).await;
}

/// What a script waits for, at its `while ! test -e go`.
pub fn let_go(database: &TestDatabase) {
    fs::write(database.home().join("go"), "").expect("a file");
}

#[tokio::test]
async fn a_killed_workers_step_runs_again_elsewhere() {
    let steps = "  - {name: a, handler: {command: {shell: 'test -f met || { echo $$ > met; sleep 20; }; echo $TASKER_ATTEMPT'}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let first = start_worker(&database, &["--lease", "2s"]);
    pid_in(&database, "met").await;
    first.signal(Signal::SIGKILL);
    first.ended().await;
    let lease_ends = "select last_heartbeat_at + make_interval(secs => lease_seconds) from tasker_workers";
    let lease_ends: jiff::Timestamp = client.query_one(lease_ends, &[]).await.unwrap().get(0);
    let second = start_worker(&database, &["--lease", "8s", "--drain"]);
    second.ended().await.success();
    let taken_back = "select created_at from tasker_workflow_step_transitions where metadata ->> 'message' = 'worker 1 was lost'";
    let taken_back: jiff::Timestamp = client.query_one(taken_back, &[]).await.unwrap().get(0);
    assert!(taken_back >= lease_ends, "nobody may take a step back before the lease has ended");
    assert_eq!(
        history(&client, 1).await,
        ["in_progress", "pending: worker 1 was lost", "in_progress", "complete"]
    );
    let result: i32 =
        client.query_one("select results::int from tasker_workflow_steps", &[]).await.unwrap().get(0);
    // What befell its worker was no fault of the step: the attempt is had again.
    assert_eq!(result, 1);
    database.eventually("(select attempts = 1 and interruptions = 1 from tasker_workflow_steps)").await;
    database.eventually("not exists (select from tasker_workers)").await;
}

#[tokio::test]
async fn a_step_that_kills_its_workers_ends_alone_and_takes_no_neighbour_along() {
    let steps = "  - {name: a, handler: {command: {shell: 'kill -9 $PPID; sleep 1'}}}
  - {name: b, handler: {command: {shell: 'sleep 2'}}}
  - {name: c, handler: {sql: {statement: 'select pg_sleep(2)::text as slept'}}, retry: {retryable: false}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    for _ in 0..7 {
        let worker = start_worker(&database, &["--lease", "2s"]);
        let run = worker.ended().await;
        assert_eq!(run.code, 128 + 9, "it was killed: {}", run.stderr);
    }
    let last = start_worker(&database, &["--lease", "8s", "--drain"]).ended().await;
    assert_eq!(last.code, 1, "a task ended in error: {}", last.stderr);
    let history = history(&client, 1).await;
    assert_eq!(
        history.last().map(String::as_str),
        Some(
            "error: worker 7 was lost: it has ended 7 workers in a row, the last ones as the only suspect there"
        ),
        "{history:?}"
    );
    database
        .eventually("(select bool_and(processed) from tasker_workflow_steps where workflow_step_id > 1)")
        .await;
    database.eventually("(select to_state = 'error' from tasker_task_transitions where most_recent)").await;
}

#[tokio::test]
async fn one_loss_of_a_worker_makes_no_suspects_of_its_256_long_steps() {
    let (database, _client) = with_steps("  - {name: a, handler: {sleep: {for: 1h}}}").await;
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(256)).success();
    let running = "from tasker_workflow_steps where in_process";
    let first = start_worker(&database, &["--lease", "2s", "--concurrency", "256"]);
    database.eventually(&format!("(select count(*) = 256 {running})")).await;
    first.signal(Signal::SIGKILL);
    first.ended().await;
    // One at a time, as suspects run, they would take 256 hours.
    let second = start_worker(&database, &["--lease", "30s", "--concurrency", "256"]);
    database.eventually(&format!("(select count(*) = 256 {running} and interruptions = 1)")).await;
    second.signal(Signal::SIGTERM);
    second.says("draining: ").await;
    second.signal(Signal::SIGTERM);
    assert_eq!(second.ended().await.code, 130);
    database.eventually("(select bool_and(attempts = 0 and losses = 1) from tasker_workflow_steps)").await;
}

#[tokio::test]
async fn a_step_whose_worker_is_killed_from_outside_again_and_again_runs_on() {
    let (database, client) =
        with_steps("  - {name: a, handler: {command: {shell: 'while ! test -e go; do sleep 0.02; done'}}}")
            .await;
    database.tasker(&["task", "submit", "w"]).success();
    for number in 1..=5 {
        let worker = start_worker(&database, &["--lease", "3s"]);
        let runs = format!("exists (select from tasker_workflow_steps where claimed_by = {number})");
        database.eventually(&runs).await;
        worker.signal(Signal::SIGKILL);
        worker.ended().await;
        let lease_is_over = "not exists (select from tasker_workers where last_heartbeat_at + lease_seconds * interval '1 second' >= clock_timestamp())";
        database.eventually(lease_is_over).await;
    }
    let last = start_worker(&database, &["--drain"]);
    database
        .eventually("exists (select from tasker_workflow_steps where interruptions >= 5 and in_process)")
        .await;
    // A worker of a busy machine may give itself up once more.
    let times: i32 = client
        .query_one("select interruptions from tasker_workflow_steps", &[])
        .await
        .expect("a count")
        .get(0);
    let shown = database.tasker(&["step", "show", "1", "--history"]).success().stdout;
    assert!(shown.contains(&format!("1 of 3; interrupted {times} times, not counted (the 100th")), "{shown}");
    let json = database.tasker(&["step", "show", "1", "--format", "json"]).success().json();
    assert_eq!(json["interruptions"], times, "{json}");
    let why = database.tasker(&["step", "why", "1"]).stdout;
    assert!(why.contains(&format!("interrupted {times} times, not counted")), "{why}");
    let_go(&database);
    last.ended().await.success();
    assert_eq!(history(&client, 1).await.last().map(String::as_str), Some("complete"));
}

#[tokio::test]
async fn a_loss_counts_against_a_step_only_after_about_the_same_running_time() {
    let (database, client) = with_steps("  - {name: a, handler: {command: {shell: 'sleep 600'}}}").await;
    database.tasker(&["task", "submit", "w"]).success();
    let session = database.session().await;
    // Its runs until the loss, in minutes; then the losses that count.
    for (minutes, losses) in [(60, 1), (20, 1), (50, 2), (1, 2), (40, 3)] {
        let worker = start_worker(&database, &["--lease", "60s"]);
        database.eventually(RUNNING).await;
        worker.signal(Signal::SIGKILL);
        worker.ended().await;
        let ran = format!(
            "update tasker_workflow_steps set last_attempted_at = clock_timestamp() - interval '{} minutes';
             update tasker_workers set last_heartbeat_at = clock_timestamp() - interval '2 minutes'",
            minutes + 2
        );
        client.batch_execute(&ran).await.expect("a run of so long");
        let mut rescuing = database.session().await;
        tasker::engine::worker::rescue(&mut rescuing, false).await.expect("a rescue");
        let counted: i32 = session
            .query_one("select losses::integer from tasker_workflow_steps", &[])
            .await
            .expect("a count")
            .get(0);
        assert_eq!(counted, losses, "after {minutes} minutes");
    }
}

#[tokio::test]
async fn a_late_result_of_a_stopped_worker_is_refused() {
    let steps = "  - {name: a, handler: {command: {shell: 'while ! test -e go; do sleep 0.02; done; echo $TASKER_ATTEMPT'}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let first = start_worker(&database, &["--lease", "2s", "--drain"]);
    database.eventually(RUNNING).await;
    first.signal(Signal::SIGSTOP);
    let_go(&database);
    let second = start_worker(&database, &["--lease", "8s", "--drain"]);
    let run = second.ended().await.success();
    assert!(run.stderr.contains("took 1 step back from 1 lost worker"), "{}", run.stderr);
    // The handler of the first has long ended, with a result nobody wants.
    first.signal(Signal::SIGCONT);
    first.ended().await.success();
    let row =
        client.query_one("select results::int, attempts from tasker_workflow_steps", &[]).await.unwrap();
    assert_eq!((row.get::<_, i32>(0), row.get::<_, i32>(1)), (1, 1));
    assert_eq!(
        history(&client, 1).await,
        ["in_progress", "pending: worker 1 was lost", "in_progress", "complete"]
    );
}

#[tokio::test]
async fn a_signal_drains_and_claims_no_more() {
    let steps =
        "  - {name: a, handler: {command: {shell: 'while ! test -e go; do sleep 0.02; done; echo true'}}}";
    let (database, _client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &["--concurrency", "1"]);
    database.eventually(RUNNING).await;
    worker.signal(Signal::SIGTERM);
    worker.says("draining: 1 step running").await;
    let_go(&database);
    let run = worker.ended().await;
    assert_eq!(run.code, 0, "{}", run.stderr);
    database.eventually("(select count(*) = 1 from tasker_tasks where complete)").await;
    database.eventually("(select count(*) = 1 from tasker_ready_steps)").await;
    database.eventually("not exists (select from tasker_workers)").await;
}

#[tokio::test]
async fn a_second_signal_gives_the_steps_back() {
    let steps = "  - {name: a, handler: {command: {shell: 'echo $$ > pid; exec sleep 600'}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &[]);
    let pid = pid_in(&database, "pid").await;
    worker.signal(Signal::SIGINT);
    // Two signals at once would be one.
    worker.says("draining: ").await;
    worker.signal(Signal::SIGTERM);
    let run = worker.ended().await;
    assert_eq!(run.code, 130, "{}", run.stderr);
    gone(pid).await;
    // The attempt that could not end is not counted, and nobody has to wait for a lease.
    database.eventually("(select attempts = 0 and not in_process from tasker_workflow_steps)").await;
    database.eventually("exists (select from tasker_ready_steps)").await;
    assert_eq!(history(&client, 1).await, ["in_progress", "pending: worker 1 stopped"]);
}

#[tokio::test]
async fn lost_connections_lose_no_step() {
    let steps = "  - {name: a, handler: {command: {shell: 'while ! test -e go; do sleep 0.02; done; echo $TASKER_ATTEMPT'}}}
  - {name: b, depends_on: [a], handler: {sql: {statement: 'select 1 as one'}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &["--drain"]);
    database.eventually(RUNNING).await;
    let cut: i64 = client
        .query_one(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity
              where datname = current_database() and application_name like 'tasker%'",
            &[],
        )
        .await
        .unwrap()
        .get(0);
    // One for the loop, one for the heartbeats, and one for the upkeep once the worker has its lease.
    assert!((2..=3).contains(&cut), "{cut} connections");
    let_go(&database);
    let run = worker.ended().await.success();
    let attempts: i32 =
        client.query_one("select max(attempts) from tasker_workflow_steps", &[]).await.unwrap().get(0);
    assert_eq!(attempts, 1, "{}", run.stderr);
    database.eventually(ALL_COMPLETE).await;
}

#[tokio::test]
async fn a_worker_that_cannot_prove_it_lives_stops_its_handlers_in_time() {
    let steps =
        "  - {name: a, handler: {command: {shell: 'test -f pid || { echo $$ > pid; exec sleep 600; }'}}}";
    let (database, mut client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &["--lease", "8s", "--drain"]);
    let pid = pid_in(&database, "pid").await;
    // No heartbeat gets past this lock.
    let blocking = client.transaction().await.unwrap();
    blocking.batch_execute("lock table tasker_workers in access exclusive mode").await.unwrap();
    gone(pid).await;
    let in_time = "select clock_timestamp() < last_heartbeat_at + make_interval(secs => lease_seconds) from tasker_workers";
    assert!(blocking.query_one(in_time, &[]).await.unwrap().get::<_, bool>(0), "its lease has ended");
    blocking.rollback().await.unwrap();
    let run = worker.ended().await.success();
    assert!(run.stderr.contains("could not prove that it lives"), "{}", run.stderr);
    database.eventually(ALL_COMPLETE).await;
}

#[tokio::test]
async fn a_cancellation_reaches_the_running_handler() {
    let steps = "  - {name: a, handler: {command: {shell: 'echo $$ > pid; exec sleep 600'}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &["--drain", "--lease", "1h"]);
    let pid = pid_in(&database, "pid").await;
    database.tasker(&["task", "cancel", "1", "--yes", "--reason", "a mistake"]).success();
    // Told by notification, not at the next heartbeat, which is minutes away.
    gone(pid).await;
    worker.ended().await.success();
    assert_eq!(history(&client, 1).await.len(), 2, "in_progress, cancelled");
}

#[tokio::test]
async fn an_sql_steps_effect_happens_once_though_its_worker_was_killed_in_it() {
    let steps = "  - {name: a, handler: {sql: {statement: 'insert into effects select $1::bigint from gate', params: [$.task.id]}}}";
    let (database, mut client) = with_steps(steps).await;
    let tables = "create table effects (task_id bigint); create table gate as select 1 as one";
    client.batch_execute(tables).await.unwrap();
    let closed = client.transaction().await.unwrap();
    closed.batch_execute("lock table gate in access exclusive mode").await.unwrap();
    database.tasker(&["task", "submit", "w"]).success();
    let first = start_worker(&database, &["--lease", "2s"]);
    database.eventually("exists (select from pg_stat_activity where query like 'insert into effects%' and wait_event_type = 'Lock')").await;
    first.signal(Signal::SIGKILL);
    first.ended().await;
    closed.rollback().await.unwrap();
    start_worker(&database, &["--lease", "8s", "--drain"]).ended().await.success();
    database.eventually("(select count(*) = 1 from effects)").await;
    database.eventually("(select attempts = 1 and interruptions = 1 from tasker_workflow_steps)").await;
}

#[tokio::test]
async fn processes_share_the_work_and_serve_their_queues_only() {
    let steps =
        "  - {name: a, handler: {sql: {statement: 'insert into effects values ($1)', params: [$.task.id]}}}
  - {name: b, depends_on: [a], queue: slow, handler: {noop: {}}}";
    let (database, client) = with_steps(steps).await;
    client.batch_execute("create table effects (task_id bigint primary key)").await.unwrap();
    let lines = "{}\n".repeat(100);
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], lines).success();
    let workers: Vec<Process> =
        (0..3).map(|_| start_worker(&database, &["--drain", "--queue", "default"])).collect();
    for worker in workers {
        worker.ended().await.success();
    }
    database.eventually("(select count(*) = 100 from effects)").await;
    database.eventually("(select count(*) = 100 from tasker_ready_steps where queue = 'slow')").await;
    start_worker(&database, &["--drain", "--queue", "slow"]).ended().await.success();
    database.eventually(ALL_COMPLETE).await;
}

#[tokio::test]
async fn a_failed_step_waits_as_long_as_was_drawn_or_asked_for() {
    let steps = "  - {name: drawn, handler: {fail: {times: 1}}}
  - {name: asked, handler: {fail: {times: 1, retry_after: 3s}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    start_worker(&database, &["--drain"]).ended().await.success();
    // Seconds from the failure to what was stored, and to the second claim.
    let rows = client
        .query(
            "select backoff_request_seconds,
                    extract(epoch from next_attempt_at - failure.created_at)::float8,
                    extract(epoch from last_attempted_at - next_attempt_at)::float8
               from tasker_workflow_steps
               join tasker_workflow_step_transitions failure using (workflow_step_id)
              where to_state = 'error' order by workflow_step_id",
            &[],
        )
        .await
        .unwrap();
    let (drawn, asked): (f64, f64) = (rows[0].get(1), rows[1].get(1));
    assert!((0.99..=2.01).contains(&drawn), "{drawn} s after the first failure");
    assert!((2.99..=3.01).contains(&asked), "{asked} s as the other side asked");
    assert_eq!((rows[0].get::<_, Option<i32>>(0), rows[1].get::<_, Option<i32>>(0)), (None, Some(3)));
    for row in &rows {
        let late: f64 = row.get(2);
        assert!(late >= 0.0, "claimed {late} s after it was due");
    }
}

#[tokio::test]
async fn without_backoff_every_retry_is_at_once_and_says_so() {
    let (database, _client) =
        with_steps("  - {name: a, handler: {fail: {times: 2, retry_after: 600s}}}").await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &["--drain", "--retry-backoff-disabled"]);
    let run = worker.ended().await.success();
    assert!(run.stderr.contains("warning: retry backoff is disabled"), "{}", run.stderr);
    database.eventually(ALL_COMPLETE).await;
}

#[tokio::test]
async fn large_contexts_arrive_whole_and_impossible_results_fail_their_step_only() {
    let steps = r#"  - {name: a, handler: {command: [wc, -c]}}
  - {name: b, handler: {command: [printf, '%s', '"\u0000"']}, retry: {limit: 1}}"#;
    let (database, client) = with_steps(steps).await;
    let context = format!(r#"{{"blob": "{}"}}"#, "x".repeat(10 << 20));
    database.tasker_with_stdin(&["task", "submit", "w", "--context", "-"], context).success();
    let run = start_worker(&database, &["--drain"]).ended().await;
    assert_eq!(run.code, 1, "a task ended in error: {}", run.stderr);
    let size: i64 = client
        .query_one("select results::bigint from tasker_workflow_steps where workflow_step_id = 1", &[])
        .await
        .unwrap()
        .get(0);
    assert!(size > 10 << 20, "{size} bytes on standard input");
    assert_eq!(history(&client, 2).await.len(), 2, "in_progress, error");
    assert!(history(&client, 2).await[1].contains("NUL"), "{}", run.stderr);
}

#[tokio::test]
async fn a_worker_waits_for_a_database_that_is_away_for_longer_than_its_lease() {
    // The private PostgreSQL of a home of its own, which can be stopped and started.
    let program = Program::new();
    let steps = "name: w\nversion: \"1.0.0\"\nsteps:\n  - {name: a, handler: {command: {shell: 'test -f met || { touch met; sleep 600; }; echo 1'}}}";
    program.run(&["migrate", "up"]).success();
    program.run_with_stdin(&["template", "apply", "-"], steps).success();
    program.run(&["task", "submit", "w"]).success();
    let args = ["worker", "run", "--lease", "8s", "--drain"];
    let worker = Process::start(program.command(&args));
    let task = || program.run(&["task", "show", "1", "--format", "json"]).json();
    eventually("the step runs", async || task()["steps"][0]["state"] == "in_progress").await;
    program.run(&["db", "stop"]).success();
    worker.says("the database is out of reach").await;
    worker.says("could not prove that it lives").await;
    program.run(&["db", "start"]).success();
    worker.ended().await.success();
    assert_eq!(task()["state"], "complete", "{}", task());
    program.run(&["db", "destroy", "--yes"]).success();
}

#[tokio::test]
async fn the_programs_of_a_killed_worker_end_with_it() {
    // Both are deaf to SIGTERM, and the second is a grandchild.
    let script = "trap \"\" TERM; echo $$ > outer; (trap \"\" TERM; sh -c \"echo \\$\\$ > inner; exec sleep 600\"); true";
    let steps = format!("  - {{name: a, handler: {{command: {{shell: '{script}'}}}}}}");
    let (database, _client) = with_steps(&steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &[]);
    let (outer, inner) = (pid_in(&database, "outer").await, pid_in(&database, "inner").await);
    let keeper = keeper_of(worker.pid());
    // What ends a worker in order is no reason for its keeper to leave first.
    for signal in [Signal::SIGTERM, Signal::SIGINT, Signal::SIGHUP] {
        kill(keeper, signal).expect("a keeper");
    }
    let environment = fs::read(format!("/proc/{keeper}/environ")).expect("an environment");
    assert!(environment.is_empty(), "the keeper has what only the worker needs");
    worker.signal(Signal::SIGKILL);
    for pid in [outer, inner, keeper] {
        gone(pid).await;
    }
}

#[tokio::test]
async fn a_keeper_that_was_killed_is_replaced() {
    let steps = "  - {name: a, handler: {command: {shell: 'echo $$ > a; sleep 600'}}}
  - {name: b, handler: {command: {shell: 'until test -e go; do sleep 0.02; done'}}}
  - {name: c, depends_on: [b], handler: {command: {shell: 'echo $$ > c; sleep 600'}}}
  - {name: d, depends_on: [b], handler: {command: {shell: 'until test -e c; do sleep 0.02; done'}}}
  - {name: e, depends_on: [d], handler: {command: {shell: 'echo $$ > e; sleep 600'}}}";
    let (database, _client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &[]);
    let first = pid_in(&database, "a").await;
    let keeper = keeper_of(worker.pid());
    kill(keeper, Signal::SIGKILL).expect("a keeper");
    let status = || fs::read_to_string(format!("/proc/{keeper}/status")).unwrap_or_default();
    // The worker may have reaped it already.
    eventually("the keeper has ended", async || status().is_empty() || status().contains("State:\tZ")).await;
    // The end of b is the first that the worker cannot tell it.
    let_go(&database);
    let second = pid_in(&database, "c").await;
    // The worker has told the new keeper of c before it starts e.
    pid_in(&database, "e").await;
    assert_ne!(keeper_of(worker.pid()), keeper);
    worker.signal(Signal::SIGKILL);
    for pid in [first, second] {
        gone(pid).await;
    }
}

/// The process that a worker has started to keep its programs.
fn keeper_of(worker: Pid) -> Pid {
    let is_keeper = |pid: &i32| {
        let read = |file: &str| fs::read_to_string(format!("/proc/{pid}/{file}")).unwrap_or_default();
        read("cmdline").contains("keep-handlers") && read("status").contains(&format!("PPid:\t{worker}\n"))
    };
    let processes = fs::read_dir("/proc").expect("processes");
    let mut pids = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<i32>().ok());
    Pid::from_raw(pids.find(is_keeper).expect("the worker has a keeper"))
}
