//! Migrations of a database at work: somebody in the way, for a while and for
//! too long; a full disk; workers and writers beside a build.

use std::time::Duration;

use nix::sys::signal::Signal;
use serde_json::Value;
use tasker::engine::bench::seed::{SeedStage, Shape};
use tokio_postgres::Client;
use tokio_util::sync::CancellationToken;

use crate::common::{Cluster, Process, Program, Run, TestDatabase, eventually, eventually_true};
use crate::small_disk::SmallDisk;

const RETRY: &str = "index_workflow_steps_retry_logic";

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
    eventually(format!("somebody waits behind {pid}"), async || {
        !client.query(question, &[&pid]).await.expect("an answer").is_empty()
    })
    .await;
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
    let run = up.ended().await.success();
    let timed_out = events(&run, "lock_timed_out");
    assert!(!timed_out.is_empty(), "{}", run.stderr);
    assert_eq!(timed_out[0]["blocker"]["pid"], pid, "{}", run.stderr);
    assert_eq!(timed_out[0]["blocker"]["application"], "a dashboard");
    let pause = timed_out[0]["pause_ms"].as_u64().expect("a pause");
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
    let said =
        "error: the views phase was not applied: could not get the lock (2 attempts of 200ms); blocked by";
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
    let run = up.ended().await;
    assert_eq!(run.code, 130, "{}", run.snapshot());
    assert!(
        run.stderr.contains("hint: run the command again to continue where it stopped"),
        "{}",
        run.stderr
    );
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
    // The server is asked for the phase and the blocker one after the other: a first event may have those of two phases.
    let told =
        [format!("\"pid\":{pid}"), "\"a report\"".to_owned(), "\"waiting for old snapshots\"".to_owned()];
    let is_told = || up.said().lines().any(|event| told.iter().all(|word| event.contains(word)));
    eventually("the report is named", async || is_told()).await;
    report.batch_execute("rollback").await.expect("the report ends");
    up.ended().await.success();
    database.tasker(&["migrate", "status", "--check"]).success();
}

/// Writes to every table that the program writes, again and again, as other applications may.
async fn write_everywhere(client: &Client, until: &CancellationToken) -> u64 {
    let tables = client
        .query("select tablename::text from pg_tables where schemaname = 'public' and tablename like 'tasker\\_%' and tablename not like 'tasker\\_installed\\_%'", &[])
        .await
        .expect("the tables");
    client.batch_execute("set lock_timeout = '5s'").await.expect("a setting");
    let mut writes = 0;
    while !until.is_cancelled() {
        for table in &tables {
            let table: &str = table.get(0);
            // What it asks for is the lock of every writer, which a stronger one would keep waiting.
            let write = format!("delete from {table} where false");
            client.batch_execute(&write).await.unwrap_or_else(|error| panic!("{table}: {error:?}"));
            writes += 1;
        }
        let touch = "update tasker_tasks set updated_at = now() where task_id = (select max(task_id) from tasker_tasks)";
        client.batch_execute(touch).await.expect("a write");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    writes
}

async fn steps_done(client: &Client) -> i64 {
    let sql = "select count(*) from tasker_workflow_step_transitions where to_state = 'complete'";
    client.query_one(sql, &[]).await.expect("a count").get(0)
}

/// How fast they go on is measured by `benches/beside_builds`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn workers_and_writers_go_on_beside_builds() {
    let database = TestDatabase::new().await;
    database.seed(6000, Shape::Diamond, SeedStage::Waiting, 1).await;
    let (client, writer) = (database.client().await, database.client().await);
    let stop = CancellationToken::new();
    let writing = tokio::spawn({
        let stop = stop.clone();
        async move { write_everywhere(&writer, &stop).await }
    });
    let worker = Process::start(database.command(&["worker", "run", "--concurrency", "64"]));
    eventually("steps are done", async || steps_done(&client).await >= 100).await;
    // Of failed steps, of which there is none: its entries cost the workers nothing, its building all the same.
    let index = "index_step_transitions_current_errors";
    for _ in 0..3 {
        let before = steps_done(&client).await;
        database.tasker(&["migrate", "up", "--indexes", index]).success();
        database.tasker(&["migrate", "status", "--check"]).success();
        database.tasker(&["migrate", "down", "--yes", "--phase", "indexes", index]).success();
        assert!(steps_done(&client).await > before, "the worker waited for the build");
    }
    let left = client.query_one("select count(*) from tasker_ready_steps", &[]).await.expect("a count");
    assert!(left.get::<_, i64>(0) > 0, "the worker had nothing left to do: beside what, is unknown");
    database.tasker(&["migrate", "up", "--indexes", index]).success();
    database.tasker(&["migrate", "status", "--check"]).success();
    stop.cancel();
    assert!(writing.await.expect("no writer was kept waiting") > 0);
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
    let failed = "select count(*) from tasker_workflow_step_transitions where to_state = 'error'";
    assert_eq!(client.query_one(failed, &[]).await.expect("a count").get::<_, i64>(0), 0);
    database.tasker(&["check", "consistency"]).success();
}

/// Root's disk is really full: a tablespace of 96 kB. Others may not mount one; for them the server's own limit on
/// temporary files ends the build in the middle, which leaves the same behind: so many rows are more than it may sort in memory.
#[tokio::test]
async fn a_full_disk_ends_the_build_and_the_next_run_fixes_it() {
    let cluster = Cluster::start();
    let program = Program::new().env("DATABASE_URL", &cluster.url());
    program.run(&["migrate", "up"]).success();
    let (client, connection) =
        tokio_postgres::connect(&cluster.url(), tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    let rows = "insert into tasker_workflow_steps (task_id, named_step_id, attempts) select 1, 1, n from generate_series(1, 60000) as n";
    client.batch_execute(rows).await.expect("rows");
    let (mut _disk, full, code, room) = if nix::unistd::geteuid().is_root() {
        let disk = SmallDisk::mount(cluster.folder().join("small"));
        let place = format!("create tablespace small location '{}'", disk.folder().display());
        client.batch_execute(&place).await.expect("a tablespace");
        let full = "alter database postgres set default_tablespace = small";
        (Some(disk), full, "53100", "alter database postgres reset default_tablespace")
    } else {
        let full = "alter database postgres set temp_file_limit = '64kB'; alter database postgres set maintenance_work_mem = '1MB'";
        (None, full, "53400", "alter database postgres reset all")
    };
    client.batch_execute(full).await.expect("no room");
    let run = program.run(&["migrate", "up", "--indexes", RETRY]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains(&format!("error: index {RETRY} was not built")), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("(SQLSTATE {code})")), "{}", run.stderr);
    assert!(run.stderr.contains("hint: `tasker migrate up` drops the unfinished index"), "{}", run.stderr);
    // The server reports the error first and ends its progress report after it: until then the index counts
    // as being built.
    eventually_true(&client, "not exists (select from pg_stat_progress_create_index)").await;
    let status = program.run(&["migrate", "status", "--check"]);
    assert_eq!(status.code, 3, "{}", status.snapshot());
    assert!(status.stdout.contains(" 0 pending, 1 failed, "), "{}", status.stdout);

    client.batch_execute(room).await.expect("room");
    let run = program.run(&["migrate", "up"]).success();
    assert!(run.stderr.contains(&format!("rebuilt index {RETRY} in ")), "{}", run.stderr);
    let valid = format!("select indisvalid from pg_index where indexrelid = '{RETRY}'::regclass");
    assert!(client.query_one(&valid, &[]).await.expect("an index").get::<_, bool>(0));
}
