//! Workers claim no more steps of a handler than they can run, and promote no more than leaves them time for others.

use nix::sys::signal::Signal;
use tokio_postgres::Client;

use crate::common::{Process, Proxy, TestDatabase};
use crate::workers::{ALL_COMPLETE, start_worker, with_steps};

/// A statement that runs until the test lets go of the lock.
const HELD_UP: &str =
    "  - {name: held, handler: {sql: {statement: 'select pg_advisory_xact_lock_shared(7)::text'}}}";

/// Takes the lock that [`HELD_UP`] waits for.
async fn hold(client: &Client) {
    client.batch_execute("select pg_advisory_lock(7)").await.expect("a lock");
}

async fn let_go(client: &Client) {
    client.batch_execute("select pg_advisory_unlock(7)").await.expect("a lock that is held");
}

async fn submit(database: &TestDatabase, tasks: usize) {
    let batch = "{}\n".repeat(tasks);
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], batch).success();
}

/// The most steps that a worker ran at the same time, by the transitions.
const MOST_AT_ONCE: &str = "
    select max(together.steps)::bigint
      from (select (select count(*)
                      from tasker_workflow_step_transitions other
                      join tasker_workflow_step_transitions ended
                        on ended.workflow_step_id = other.workflow_step_id and ended.to_state = 'complete'
                     where other.to_state = 'in_progress' and other.metadata -> 'worker_id' = began.metadata -> 'worker_id'
                       and other.created_at <= began.created_at and ended.created_at > began.created_at) as steps
              from tasker_workflow_step_transitions began
             where began.to_state = 'in_progress') together";

#[tokio::test]
async fn two_workers_share_sql_steps_and_none_of_them_times_out_in_a_queue() {
    let steps = "  - {name: slow, timeout: 2s, retry: {limit: 1}, handler: {sql: {statement: 'select pg_sleep(1)::text as s'}}}";
    let (database, client) = with_steps(steps).await;
    submit(&database, 24).await;
    let start = || start_worker(&database, &["--drain", "-j", "64"]);
    let (first, second) = (start(), start());
    first.ended().await.success();
    second.ended().await.success();
    database.eventually(ALL_COMPLETE).await;
    let workers = "select count(distinct metadata -> 'worker_id') from tasker_workflow_step_transitions where to_state = 'in_progress'";
    assert_eq!(client.query_one(workers, &[]).await.expect("a count").get::<_, i64>(0), 2);
    let most: i64 = client.query_one(MOST_AT_ONCE, &[]).await.expect("a count").get(0);
    assert!(most <= 8, "a worker with 8 connections held {most} steps");
}

/// A workflow of short `sleep` steps, and one of the same handler whose steps take an hour.
async fn with_short_and_long_steps() -> (TestDatabase, Client) {
    let (database, client) = with_steps("  - {name: a, handler: {sleep: {for: 1ms}}}").await;
    let long = "{name: long, version: 1.0.0, steps: [{name: a, handler: {sleep: {for: 1h}}}]}";
    database.tasker_with_stdin(&["template", "apply", "-"], long).success();
    (database, client)
}

/// Runs short steps on the worker, so that it knows how long they take, and submits 300 long ones.
async fn submit_long_after_short(database: &TestDatabase) {
    submit(database, 40).await;
    database.eventually(ALL_COMPLETE).await;
    database.tasker_with_stdin(&["task", "submit", "long", "--batch", "-"], "{}\n".repeat(300)).success();
}

/// Ends a worker whose steps take an hour.
async fn stop_at_once(worker: Process) {
    worker.signal(Signal::SIGTERM);
    worker.says("draining: ").await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await;
}

const OF_LONG: &str = "from tasker_workflow_steps where workflow_step_id > 40";

#[tokio::test]
async fn steps_claimed_ahead_are_given_back_when_those_before_them_turn_out_long() {
    let (database, client) = with_short_and_long_steps().await;
    let worker = start_worker(&database, &["-j", "8"]);
    submit_long_after_short(&database).await;
    let given_back = "where not in_process and claim_number > 0 and attempts = 0 and interruptions = 0";
    database.eventually(&format!("exists (select from tasker_workflow_steps {given_back})")).await;
    database.eventually("(select count(*) = 292 from tasker_ready_steps)").await;
    database.eventually(&format!("(select count(*) filter (where in_process) = 8 {OF_LONG})")).await;
    // Another worker runs them, and claims none that the first one runs.
    let second = start_worker(&database, &["-j", "300"]);
    database.eventually(&format!("(select bool_and(in_process and attempts = 1) {OF_LONG})")).await;
    let of_first = format!("select count(*) {OF_LONG} and claimed_by = 1");
    assert_eq!(client.query_one(&of_first, &[]).await.expect("a count").get::<_, i64>(0), 8);
    stop_at_once(worker).await;
    stop_at_once(second).await;
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn a_worker_claims_nothing_ahead_while_another_one_is_idle() {
    let (database, client) = with_short_and_long_steps().await;
    let idle = start_worker(&database, &["--lease", "10m"]);
    database.eventually("exists (select from tasker_workers where idle)").await;
    idle.signal(Signal::SIGSTOP);
    let worker = start_worker(&database, &["-j", "8"]);
    submit_long_after_short(&database).await;
    database.eventually(&format!("(select count(*) filter (where in_process) = 8 {OF_LONG})")).await;
    let claimed = format!("select count(*) {OF_LONG} and claim_number > 0");
    assert_eq!(client.query_one(&claimed, &[]).await.expect("a count").get::<_, i64>(0), 8);
    stop_at_once(worker).await;
    idle.signal(Signal::SIGKILL);
    idle.ended().await;
}

#[tokio::test]
async fn steps_that_are_due_together_leave_a_worker_time_for_others() {
    let (database, client) =
        with_steps("  - {name: a, handler: {fail: {times: 1, retry_after: 1day}}}").await;
    let other = "{name: other, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}]}";
    database.tasker_with_stdin(&["template", "apply", "-"], other).success();
    submit(&database, 2000).await;
    let first = start_worker(&database, &["-q"]);
    database.eventually("(select count(*) = 2000 from tasker_backoff_steps)").await;
    first.signal(Signal::SIGTERM);
    first.ended().await.success();
    database.tasker_with_stdin(&["task", "submit", "other", "--batch", "-"], "{}\n".repeat(2000)).success();
    let due = "update tasker_backoff_steps set next_attempt_at = clock_timestamp();
               update tasker_workflow_steps set next_attempt_at = clock_timestamp() where next_attempt_at is not null";
    client.batch_execute(due).await.expect("they are due");
    start_worker(&database, &["-q", "--drain"]).ended().await.success();
    database.eventually(ALL_COMPLETE).await;
    // Promoted before half of the others were complete.
    let promoted = "
        select count(*) from tasker_workflow_step_transitions
         where metadata ->> 'reason' = 'backoff over'
           and created_at < (select processed_at from tasker_workflow_steps
                              where workflow_step_id > 2000 order by processed_at offset 999 limit 1)";
    let promoted: i64 = client.query_one(promoted, &[]).await.expect("a count").get(0);
    assert!(promoted < 2000, "all were promoted first");
    assert!(promoted > 0, "none was");
}

#[tokio::test]
async fn steps_without_a_connection_keep_no_other_step_waiting() {
    let (database, client) = with_steps(HELD_UP).await;
    let other = "{name: other, version: 1.0.0, steps: [{name: a, handler: {command: ['true']}}]}";
    database.tasker_with_stdin(&["template", "apply", "-"], other).success();
    hold(&client).await;
    submit(&database, 20).await;
    database.tasker(&["task", "submit", "other"]).success();
    let worker = start_worker(&database, &["--drain", "--sql-connections", "2"]);
    database.eventually("(select complete from tasker_tasks where task_id = 21)").await;
    database.eventually("(select count(*) = 2 from tasker_workflow_steps where in_process)").await;
    database.eventually("(select count(*) = 18 from tasker_ready_steps)").await;
    // The same to a person: two run, the others wait for the two.
    let queue = database.tasker(&["queue", "list", "--format", "json"]).success().json();
    let figures = &queue["queues"][0];
    assert_eq!((&figures["ready_steps"], &figures["claimed_steps"]), (&18.into(), &2.into()), "{queue}");
    let why = database.tasker(&["step", "why", "20/held"]).success().stdout;
    assert!(why.contains("the workers of queue default run 2 of 2 sql steps; 17 steps"), "{why}");
    let_go(&client).await;
    worker.ended().await.success();
    database.eventually(ALL_COMPLETE).await;
}

#[tokio::test]
async fn a_step_whose_worker_gets_no_connection_is_ready_for_others() {
    let (database, client) = with_steps(HELD_UP).await;
    let proxy = Proxy::before(&database).await;
    hold(&client).await;
    let mut command = database.command(&["worker", "run", "--drain", "--poll-interval", "100ms"]);
    command.env("DATABASE_URL", proxy.url());
    let worker = Process::start(command);
    worker.says("started").await;
    proxy.refuse(true);
    submit(&database, 5).await;
    let given_back = "exists (select from tasker_workflow_step_transitions where metadata ->> 'message' = 'worker 1 did not run it')";
    database.eventually(given_back).await;
    database.eventually("(select count(*) = 5 from tasker_ready_steps)").await;
    proxy.refuse(false);
    database.eventually("(select count(*) = 5 from tasker_workflow_steps where in_process)").await;
    let_go(&client).await;
    worker.ended().await.success();
    database.eventually(ALL_COMPLETE).await;
    database
        .eventually("(select bool_and(attempts = 1 and interruptions = 0) from tasker_workflow_steps)")
        .await;
}

#[tokio::test]
async fn a_worker_runs_the_handlers_it_is_limited_to() {
    let steps = "  - {name: a, handler: {command: ['true']}}
  - {name: b, handler: {sql: {statement: 'select 1 as one'}}}
  - {name: c, depends_on: [b], handler: {command: ['true']}}";
    let (database, _client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    start_worker(&database, &["--drain", "--handlers", "sql"]).ended().await.success();
    let run = "(select string_agg(named.name, ',' order by named.name) = 'b'
                  from tasker_workflow_steps step join tasker_named_steps named using (named_step_id) where step.processed)";
    database.eventually(run).await;
    let idle = start_worker(&database, &["--handlers", "sql,noop"]);
    database.eventually("exists (select from tasker_workers where handlers = '{sql,noop}')").await;
    let why = database.tasker(&["step", "why", "1/a", "--format", "json"]).json();
    assert_eq!(why["reasons"][0]["code"], "no_worker", "{why}");
    let stuck = database.tasker(&["stuck", "--older-than", "0s", "--format", "json"]).json();
    assert_eq!(stuck["groups"][0]["cause"], "no_worker", "{stuck}");
    idle.signal(Signal::SIGTERM);
    idle.ended().await;
    start_worker(&database, &["--drain", "--handlers", "command"]).ended().await.success();
    database.eventually(ALL_COMPLETE).await;
}

#[tokio::test]
async fn the_steps_of_an_earlier_release_run_once_their_handlers_are_looked_up() {
    let steps = "  - {name: a, handler: {command: ['true']}}
  - {name: b, depends_on: [a], handler: {sql: {statement: 'select 1 as one'}}}
  - {name: c, depends_on: [a], queue: other, handler: {noop: {}}}";
    let (database, client) = with_steps(steps).await;
    submit(&database, 3).await;
    let as_before = "
        update tasker_named_tasks_named_steps set handler = default;
        update tasker_workflow_steps set handler = default;
        update tasker_ready_steps set handler = default;
        delete from tasker_queue_priorities;
        insert into tasker_queue_priorities (queue, priority) values ('default', 0), ('other', 0)";
    client.batch_execute(as_before).await.expect("rows as an earlier release writes them");
    database.tasker(&["check", "consistency"]).success();
    start_worker(&database, &["--drain"]).ended().await.success();
    database.eventually(ALL_COMPLETE).await;
    database.tasker(&["check", "consistency"]).success();
    let unknown = "not exists (select from tasker_named_tasks_named_steps where handler = 'unknown')
                   and not exists (select from tasker_workflow_steps where handler = 'unknown')";
    database.eventually(unknown).await;
    // A workflow that describes nothing: its steps fail, and keep nobody waiting.
    submit(&database, 1).await;
    let undescribed = format!("{as_before}; update tasker_named_tasks set definition = null");
    client.batch_execute(&undescribed).await.expect("rows of another program");
    let run = start_worker(&database, &["--drain", "--retry-backoff-disabled"]).ended().await;
    assert!(run.stderr.contains("has no handler"), "{}", run.stderr);
}
