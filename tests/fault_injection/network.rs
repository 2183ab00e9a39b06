//! Workers whose replies are lost, whose server falls silent or refuses, and who find no database.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use nix::sys::signal::Signal;
use tasker::engine::bench::faults::proxy::{
    CLAIM, COMPLETION, FAILURE, HEARTBEAT, Loss, REGISTRATION, SETTLEMENT, Statement,
};
use tokio::net::TcpListener;

use crate::common::{Process, Proxy, TestDatabase};
use crate::workers::{ALL_COMPLETE, RUNNING, gone, history, pid_in, start_worker, with_steps};

/// The statement that gives a worker's steps back.
const RELEASE: Statement = "-- Purpose: takes claims back";

/// A worker that reaches its database through a proxy.
pub fn start_behind(proxy: &Proxy, database: &TestDatabase, args: &[&str]) -> Process {
    let mut command = database
        .command(&[&["worker", "run", "--poll-interval", "100ms", "--format", "json"], args].concat());
    command.env("DATABASE_URL", proxy.url());
    Process::start(command)
}

#[tokio::test]
async fn a_claim_whose_reply_is_lost_is_given_back_and_costs_no_attempt() {
    let (database, client) =
        with_steps("  - {name: a, handler: {noop: {}}}\n  - {name: b, handler: {noop: {}}}").await;
    database.tasker(&["task", "submit", "w"]).success();
    let proxy = Proxy::before(&database).await;
    proxy.lose(CLAIM, Loss::Reply);
    let run = start_behind(&proxy, &database, &["--drain"]).ended().await.success();
    assert!(run.stderr.contains(r#""event":"unanswered","steps":2"#), "{}", run.stderr);
    let told = ["in_progress", "pending: worker 1 did not run it", "in_progress", "complete"];
    assert_eq!(history(&client, 1).await, told);
    database
        .eventually("(select bool_and(attempts = 1 and interruptions = 0) from tasker_workflow_steps)")
        .await;
    assert_eq!(run.json()["completed_steps"], 2, "{}", run.stdout);
}

#[tokio::test]
async fn a_completion_whose_reply_is_lost_counts_and_is_told_so() {
    let steps = "  - {name: a, handler: {noop: {}}}
  - {name: b, depends_on: [a], handler: {noop: {}}}
  - {name: c, depends_on: [a], handler: {noop: {}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let proxy = Proxy::before(&database).await;
    proxy.lose(COMPLETION, Loss::Reply);
    let run = start_behind(&proxy, &database, &["--drain"]).ended().await.success();
    let sums = run.json();
    assert_eq!((&sums["completed_steps"], &sums["refused_steps"]), (&3.into(), &0.into()), "{}", run.stderr);
    assert_eq!(history(&client, 1).await, ["in_progress", "complete"]);
    database.eventually("(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    database.eventually(ALL_COMPLETE).await;
}

/// The statements around the exchanges, each with the exchange that makes a worker send it.
#[tokio::test]
async fn a_lost_message_of_any_other_statement_costs_nothing() {
    let lost: [&[Statement]; 4] =
        [&[REGISTRATION], &[HEARTBEAT], &[CLAIM, SETTLEMENT], &[COMPLETION, SETTLEMENT]];
    let losses = lost.iter().flat_map(|lost| [Loss::Reply, Loss::Request].map(|loss| (*lost, loss)));
    join_all(losses.map(async |(lost, loss)| {
        let (database, _client) = with_steps(
            "  - {name: a, handler: {noop: {}}}\n  - {name: b, depends_on: [a], handler: {noop: {}}}",
        )
        .await;
        let proxy = Proxy::before(&database).await;
        lost.iter().for_each(|statement| proxy.lose(statement, loss));
        database.tasker(&["task", "submit", "w"]).success();
        let run = start_behind(&proxy, &database, &["--drain", "--lease", "4s"]).ended().await.success();
        assert!(!proxy.lose_nothing(), "{lost:?} came: {}", run.stderr);
        assert_eq!(run.json()["completed_steps"], 2, "{lost:?} {loss:?}: {}", run.stderr);
        database.eventually("(select bool_and(processed and attempts = 1) from tasker_workflow_steps)").await;
    }))
    .await;
}

#[tokio::test]
async fn a_stop_whose_release_is_lost_gives_back_over_another_connection() {
    for loss in [Loss::Reply, Loss::Request] {
        let (database, _client) = with_steps("  - {name: a, handler: {sleep: {for: 1h}}}").await;
        let proxy = Proxy::before(&database).await;
        database.tasker(&["task", "submit", "w"]).success();
        let worker = start_behind(&proxy, &database, &[]);
        database.eventually(RUNNING).await;
        proxy.lose(RELEASE, loss);
        worker.signal(Signal::SIGTERM);
        // Two signals at once would be one.
        worker.says("draining").await;
        worker.signal(Signal::SIGTERM);
        assert_eq!(worker.ended().await.code, 130);
        database.eventually("(select attempts = 0 and not in_process from tasker_workflow_steps)").await;
        database.eventually("exists (select from tasker_ready_steps)").await;
        database.eventually("not exists (select from tasker_workers)").await;
    }
}

#[tokio::test]
async fn a_task_that_ends_with_a_lost_reply_is_counted_once() {
    for (handler, lost, sums) in [("noop: {}", COMPLETION, [1, 0]), ("fail: {}", FAILURE, [0, 1])] {
        let steps = format!("  - {{name: a, retry: {{limit: 1}}, handler: {{{handler}}}}}");
        let (database, _client) = with_steps(&steps).await;
        database.tasker(&["task", "submit", "w"]).success();
        let proxy = Proxy::before(&database).await;
        proxy.lose(lost, Loss::Reply);
        let run = start_behind(&proxy, &database, &["--drain"]).ended().await;
        let told = run.json();
        let tasks = ["completed_tasks", "failed_tasks"].map(|key| told[key].as_i64());
        assert_eq!(tasks, sums.map(Some), "{handler}: {}", run.stderr);
        assert_eq!(
            run.stderr.matches(r#""event":"task_ended","task_id":1,"#).count(),
            1,
            "{handler}: {}",
            run.stderr
        );
    }
}

#[tokio::test]
async fn children_claimed_with_a_completion_run_though_the_next_exchange_fails() {
    let steps = "  - {name: a, handler: {noop: {}}}
  - {name: b, retry: {limit: 1}, handler: {fail: {}}}
  - {name: c, depends_on: [a], handler: {noop: {}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let proxy = Proxy::before(&database).await;
    proxy.lose(FAILURE, Loss::Reply);
    let run = start_behind(&proxy, &database, &["--drain"]).ended().await;
    let told = run.json();
    assert_eq!((&told["completed_steps"], &told["failed_steps"]), (&2.into(), &1.into()), "{}", run.stderr);
    assert_eq!(history(&client, 3).await, ["in_progress", "complete"]);
}

#[tokio::test]
async fn a_server_that_falls_silent_is_given_up_within_a_quarter_of_the_lease() {
    let (database, _client) = with_steps("  - {name: a, handler: {noop: {}}}").await;
    let proxy = Proxy::before(&database).await;
    let worker = start_behind(&proxy, &database, &["--lease", "8s"]);
    database.eventually("exists (select from tasker_workers where idle)").await;
    proxy.swallow_replies_to(CLAIM);
    database.tasker(&["task", "submit", "w"]).success();
    // The claim took effect, and its reply is swallowed.
    database.eventually(RUNNING).await;
    proxy.stop_swallowing();
    let silent = Instant::now();
    database.eventually(ALL_COMPLETE).await;
    assert!(silent.elapsed() < Duration::from_secs(5), "{:?}", silent.elapsed());
    worker.signal(Signal::SIGTERM);
    let run = worker.ended().await.success();
    assert!(run.stderr.contains("no answer within 2s"), "{}", run.stderr);
    assert!(run.stderr.contains(r#""event":"reconnected""#), "{}", run.stderr);
}

#[tokio::test]
async fn two_signals_end_a_worker_whatever_the_server_does() {
    let (database, _client) =
        with_steps("  - {name: a, handler: {command: {shell: 'echo $$ > pid; exec sleep 60'}}}").await;
    let proxy = Proxy::before(&database).await;
    let worker = start_behind(&proxy, &database, &["--lease", "60s"]);
    database.tasker(&["task", "submit", "w"]).success();
    let pid = pid_in(&database, "pid").await;
    proxy.swallow_replies_to(CLAIM);
    database.tasker(&["task", "submit", "w"]).success();
    database.eventually("(select count(*) = 2 from tasker_workflow_steps where in_process)").await;
    worker.signal(Signal::SIGTERM);
    // Two signals at once would be one.
    worker.says("draining").await;
    let told = Instant::now();
    worker.signal(Signal::SIGTERM);
    let run = worker.ended().await;
    assert!(told.elapsed() < Duration::from_secs(12), "{:?}", told.elapsed());
    assert_eq!(run.code, 130, "{}", run.stderr);
    gone(pid).await;
    // Over another connection it has given back what it ran, and what it never heard of.
    database
        .eventually("(select bool_and(attempts = 0 and not in_process) from tasker_workflow_steps)")
        .await;
    database.eventually("(select count(*) = 2 from tasker_ready_steps)").await;
}

#[tokio::test]
async fn a_claim_that_is_answered_after_the_worker_gave_itself_up_starts_nothing() {
    let (database, _client) =
        with_steps("  - {name: a, handler: {command: {shell: 'echo x >> ran; sleep 1'}}}").await;
    let proxy = Proxy::before(&database).await;
    let worker = start_behind(&proxy, &database, &["--lease", "2s"]);
    database.eventually("exists (select from tasker_workers where idle)").await;
    proxy.swallow_replies_to(HEARTBEAT);
    proxy.swallow_replies_to(CLAIM);
    database.tasker(&["task", "submit", "w"]).success();
    database.eventually(RUNNING).await;
    proxy.stop_swallowing();
    database.eventually(ALL_COMPLETE).await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
    let ran = std::fs::read_to_string(database.home().join("ran")).expect("the program's trace");
    assert_eq!(ran.lines().count(), 1, "one attempt only was started");
}

#[tokio::test]
async fn whatever_the_server_raises_is_waited_out() {
    let (database, client) = with_steps("  - {name: a, handler: {noop: {}}}").await;
    client
        .batch_execute(
            "create sequence raised; create table raises (code text);
             create function refuse() returns trigger language plpgsql set search_path = public as $$
             declare chosen text := (select code from raises);
             begin
                 if chosen is not null then
                     perform nextval('raised');
                     raise exception 'no' using errcode = chosen;
                 end if;
                 return new;
             end $$;
             create trigger refuse before insert or update on tasker_worker_exchanges for each row execute function refuse()",
        )
        .await
        .expect("a trigger");
    client.batch_execute("insert into raises values ('53100')").await.expect("a code");
    // It cannot even register, at first.
    let worker = start_worker(&database, &["--lease", "10s"]);
    database.tasker(&["task", "submit", "w"]).success();
    let codes = [
        "53200", "53400", "25006", "57P05", "25P03", "58030", "58P01", "XX000", "08P01", "08006", "42501",
        "55006", "54000", "40001", "40P01", "55P03", "22000",
    ];
    for code in codes {
        let more = "(select is_called from raised)";
        database.eventually(more).await;
        let next = format!("alter sequence raised restart; update raises set code = '{code}'");
        client.batch_execute(&next).await.expect("another code");
    }
    database.eventually("(select is_called from raised)").await;
    client.batch_execute("delete from raises").await.expect("no code");
    database.eventually(ALL_COMPLETE).await;
    worker.signal(Signal::SIGTERM);
    let run = worker.ended().await.success();
    // One line when it began, one when it ended, however many reasons there were.
    let told = run
        .stderr
        .lines()
        .filter(|line| line.contains("refuses this worker") || line.contains("out of reach"));
    assert!(told.count() <= 3, "{}", run.stderr);
}

#[tokio::test]
async fn a_schema_that_is_gone_ends_a_worker() {
    let (database, client) = with_steps("  - {name: a, handler: {noop: {}}}").await;
    let worker = start_worker(&database, &[]);
    database.eventually("exists (select from tasker_workers where idle)").await;
    client.batch_execute("alter table tasker_ready_steps rename to elsewhere").await.expect("renamed");
    let run = worker.ended().await;
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(run.stderr.contains("tasker_ready_steps"), "{}", run.stderr);
}

#[tokio::test]
async fn a_worker_waits_for_a_database_that_is_away_when_it_starts() {
    let (database, _client) = with_steps("  - {name: a, handler: {noop: {}}}").await;
    database.tasker(&["task", "submit", "w"]).success();
    let port = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = port.local_addr().expect("an address");
    drop(port);
    let away = format!("postgres://postgres@{address}/{}?sslmode=disable", database.name());
    let start = |args: &[&str]| {
        let mut command = database.command(&[&["worker", "run"], args].concat());
        command.env("DATABASE_URL", &away);
        Process::start(command)
    };
    let impatient = start(&["--no-wait"]).ended().await;
    assert_eq!(impatient.code, 4, "{}", impatient.stderr);
    // Told to stop while it waits, it ends.
    let told = start(&[]);
    told.says("the database is out of reach").await;
    told.signal(Signal::SIGTERM);
    told.ended().await.success();
    let worker = start(&[]);
    worker.says("the database is out of reach").await;
    let listener = TcpListener::bind(address).await.expect("the same port");
    let _proxy = Proxy::before_at(&database, listener);
    database.eventually(ALL_COMPLETE).await;
    worker.signal(Signal::SIGTERM);
    let run = worker.ended().await.success();
    assert_eq!(run.stderr.matches("the database is out of reach").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("the database is back after"), "{}", run.stderr);
}

#[tokio::test]
async fn one_signal_ends_a_worker_that_holds_nothing_while_its_database_is_away() {
    let (database, _client) = with_steps("  - {name: a, handler: {noop: {}}}").await;
    let proxy = Proxy::before(&database).await;
    // One that takes itself for lost would end too.
    let worker = start_behind(&proxy, &database, &["--lease", "1h"]);
    database.eventually("exists (select from tasker_workers where idle)").await;
    proxy.refuse(true);
    proxy.cut();
    worker.says(r#""event":"disconnected""#).await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
}

#[tokio::test]
async fn a_listener_that_was_cut_off_looks_for_what_it_missed() {
    let (database, _client) = with_steps("  - {name: a, handler: {noop: {}}}").await;
    let proxy = Proxy::before(&database).await;
    let mut command = database.command(&["worker", "run", "--poll-interval", "1h", "--lease", "1h"]);
    command.env("DATABASE_URL", proxy.url());
    let worker = Process::start(command);
    // It polls ever more rarely, each time with two claims: the next poll is ten seconds away now.
    proxy.answered().wait_for(|answered| *answered >= 12).await.expect("the proxy runs");
    proxy.refuse(true);
    proxy.cut();
    database.tasker(&["task", "submit", "w"]).success();
    proxy.refuse(false);
    let back = Instant::now();
    database.eventually(ALL_COMPLETE).await;
    assert!(back.elapsed() < Duration::from_secs(5), "{:?}", back.elapsed());
    worker.signal(Signal::SIGQUIT);
    worker.ended().await.success();
}

#[tokio::test]
async fn a_hangup_is_a_clean_stop_and_has_its_time() {
    let (database, _client) =
        with_steps("  - {name: a, handler: {command: {shell: 'echo $$ > pid; exec sleep 60'}}}").await;
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &["--stop-timeout", "1s"]);
    let pid = pid_in(&database, "pid").await;
    worker.signal(Signal::SIGHUP);
    let run = worker.ended().await.success();
    assert!(run.stdout.contains("1 given back"), "{}", run.stdout);
    gone(pid).await;
    database.eventually("exists (select from tasker_ready_steps)").await;
}

#[tokio::test]
async fn an_sql_step_that_was_interrupted_runs_again_though_it_is_not_retryable() {
    let steps = "  - {name: a, retry: {retryable: false}, handler: {sql: {statement: 'insert into effects select pg_sleep(1)::text'}}}";
    let (database, client) = with_steps(steps).await;
    client.batch_execute("create table effects (slept text)").await.expect("a table");
    database.tasker(&["task", "submit", "w"]).success();
    let worker = start_worker(&database, &["--drain"]);
    database.eventually(
        "exists (select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database())",
    )
    .await;
    client
        .execute(
            "select pg_terminate_backend(pid) from pg_stat_activity
              where wait_event = 'PgSleep' and datname = current_database()",
            &[],
        )
        .await
        .expect("a connection less");
    worker.ended().await.success();
    database.eventually("(select count(*) = 1 from effects)").await;
    database.eventually("(select attempts = 1 and interruptions = 1 from tasker_workflow_steps)").await;
}

#[tokio::test]
async fn a_program_that_must_not_run_twice_asks_when_its_worker_was_lost() {
    let steps = "  - {name: a, retry: {retryable: false}, handler: {command: {shell: 'echo $$ > pid; exec sleep 60'}}}";
    let (database, client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let first = start_worker(&database, &["--lease", "1s"]);
    pid_in(&database, "pid").await;
    first.signal(Signal::SIGKILL);
    let run = start_worker(&database, &["--lease", "1s", "--drain"]).ended().await;
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(
        history(&client, 1).await,
        ["in_progress", "error: worker 1 was lost: it may have run, and must not be run twice"]
    );
}

#[tokio::test]
async fn draining_waits_for_nothing_of_another_queue() {
    let steps = "  - {name: a, handler: {noop: {}}}
  - {name: b, queue: other, handler: {fail: {times: 1, retry_after: 1h}}}";
    let (database, _client) = with_steps(steps).await;
    database.tasker(&["task", "submit", "w"]).success();
    let other = start_worker(&database, &["--queue", "other"]);
    database.eventually("exists (select from tasker_backoff_steps)").await;
    start_worker(&database, &["--queue", "default", "--drain"]).ended().await.success();
    other.signal(Signal::SIGTERM);
    other.ended().await.success();
    // One that serves all queues says what it waits for.
    let waiting = start_worker(&database, &["--drain"]);
    waiting.says("waiting for a retry that is due in").await;
    waiting.signal(Signal::SIGTERM);
    waiting.ended().await.success();
}
