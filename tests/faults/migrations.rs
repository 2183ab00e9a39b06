//! Migrations of a database at work: somebody in the way, for a while and for
//! too long; a full disk; workers and writers beside a build.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use serde_json::Value;
use tokio_postgres::Client;

use crate::common::{Process, Run, TestDatabase};

const RETRY: &str = "index_workflow_steps_retry_logic";
const LIMIT: Duration = Duration::from_secs(60);

/// What a program is told on standard error while `migrate` runs.
fn events(run: &Run, event: &str) -> Vec<Value> {
    let lines = run.stderr.lines().filter(|line| line.starts_with('{'));
    let events = lines.map(|line| serde_json::from_str::<Value>(line).expect("an object on a line"));
    events.filter(|found| found["event"] == event).collect()
}

async fn pid_of(client: &Client) -> i32 {
    client.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0)
}

/// Waits until somebody waits behind a process.
async fn wait_for_one_behind(client: &Client, pid: i32) {
    let question = "select from pg_stat_activity where $1 = any (pg_blocking_pids(pid))";
    let begun = Instant::now();
    while client.query(question, &[&pid]).await.expect("an answer").is_empty() {
        assert!(begun.elapsed() < LIMIT, "nobody waits");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A database whose views are yet to be made anew, and one who reads one of them.
async fn read_view() -> (TestDatabase, Client, Client, i32) {
    let database = TestDatabase::new().await;
    let (client, reader) = (database.client().await, database.client().await);
    client.batch_execute("delete from tasker_installed_views").await.expect("forgotten");
    let read = "set application_name = 'a dashboard'; begin; select * from tasker_task_workflow_summaries";
    reader.batch_execute(read).await.expect("a reader");
    let pid = pid_of(&reader).await;
    (database, client, reader, pid)
}

#[tokio::test]
async fn a_lock_is_asked_for_again_until_the_way_is_free() {
    let (database, client, reader, pid) = read_view().await;
    let up = ["migrate", "up", "--format", "json", "--lock-timeout", "200ms"];
    let up = Process::start(database.command(&up));
    wait_for_one_behind(&client, pid).await;
    // Nobody else is kept waiting for longer than the lock is.
    let others = "set lock_timeout = '2s'; select * from tasker_task_workflow_summaries";
    client.batch_execute(others).await.expect("readers get their turn");
    reader.batch_execute("rollback").await.expect("the reader ends");
    let run = up.ended(LIMIT).await.success();
    let shut_out = events(&run, "shut_out");
    assert!(!shut_out.is_empty(), "{}", run.stderr);
    assert_eq!(shut_out[0]["blocker"]["pid"], pid, "{}", run.stderr);
    assert_eq!(shut_out[0]["blocker"]["application"], "a dashboard");
    let pause = shut_out[0]["pause_ms"].as_u64().expect("a pause");
    assert!((250..750).contains(&pause), "{pause}");
    assert_eq!(run.json()["applied"].as_array().map(Vec::len), Some(4));
    database.tasker(&["migrate", "status", "--check"]).success();
}

#[tokio::test]
async fn a_lock_that_is_never_given_ends_the_run_and_names_its_holder() {
    let (database, _client, reader, pid) = read_view().await;
    let up = ["migrate", "up", "--lock-timeout", "200ms", "--lock-tries", "2"];
    let run = database.tasker(&up);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    let said = "error: the phase of the views was not applied: its lock was waited for 2 times, 200ms each; in its way was";
    assert!(
        run.stderr.contains(&format!("{said} pid {pid}, \"a dashboard\", in a transaction for")),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("SQLSTATE 55P03"), "{}", run.stderr);
    // What is done before is kept: the next run goes on with the views.
    reader.batch_execute("rollback").await.expect("the reader ends");
    assert!(database.tasker(&up).success().stdout.contains("is ready for tasker"));
}

#[tokio::test]
async fn a_signal_ends_the_wait_for_a_lock() {
    let (database, client, reader, pid) = read_view().await;
    let up = Process::start(database.command(&["migrate", "up", "--lock-timeout", "1h"]));
    wait_for_one_behind(&client, pid).await;
    up.signal(Signal::SIGINT);
    let run = up.ended(LIMIT).await;
    assert_eq!(run.code, 130, "{}", run.snapshot());
    assert!(run.stderr.contains("hint: run it again to go on where it stopped"), "{}", run.stderr);
    let waiting = "select count(*) from pg_stat_activity where $1 = any (pg_blocking_pids(pid))";
    let waiting: i64 = client.query_one(waiting, &[&pid]).await.expect("a count").get(0);
    assert_eq!(waiting, 0, "the server has given up too");
    reader.batch_execute("rollback").await.expect("the reader ends");
    database.tasker(&["migrate", "up"]).success();
}

#[tokio::test]
async fn a_build_waits_for_an_old_transaction_that_has_nothing_to_do_with_its_table() {
    let database = TestDatabase::new().await;
    let (client, report) = (database.client().await, database.client().await);
    let read =
        "set application_name = 'a report'; begin isolation level repeatable read; select 1 from pg_class";
    report.batch_execute(read).await.expect("an old view of the rows");
    let pid = pid_of(&report).await;
    let up = ["migrate", "up", "--format", "json", "--indexes", RETRY];
    let up = Process::start(database.command(&up));
    wait_for_one_behind(&client, pid).await;
    // Meanwhile everybody writes, also to that table.
    let write =
        "set lock_timeout = '1s'; begin; lock table tasker_workflow_steps in row exclusive mode; commit";
    client.batch_execute(write).await.expect("nobody waits behind the build");
    tokio::time::sleep(Duration::from_millis(1100)).await;
    report.batch_execute("rollback").await.expect("the report ends");
    let run = up.ended(LIMIT).await.success();
    let waits = events(&run, "building");
    let waits = waits.iter().find(|building| building["blocker"]["pid"] == pid).expect("the report is named");
    assert_eq!(
        (&waits["phase"], &waits["blocker"]["application"]),
        (&"waiting for old snapshots".into(), &"a report".into())
    );
    database.tasker(&["migrate", "status", "--check"]).success();
}
