//! `tasker check health` about what nobody looks at until it fails. Each fix is run, and helps.

use super::server::{Server, judged, warns_and_fixes};
use super::{check, not_well, only, run_sql};
use crate::common::{Cluster, Program, TestDatabase, connect};

#[tokio::test]
async fn the_head_of_a_queue_of_sessions_is_named_and_ended() {
    let database = TestDatabase::new().await;
    let (holder, waiter, second) =
        (database.client().await, database.client().await, database.client().await);
    run_sql(&holder, "create table mine ()").await;
    run_sql(&holder, "set application_name = 'holder'; begin; lock table mine").await;
    let pid: i32 = holder.query_one("select pg_backend_pid()", &[]).await.expect("a process").get(0);
    let waiting = tokio::spawn(async move { waiter.batch_execute("begin; lock table mine").await });
    let queued = tokio::spawn(async move { second.batch_execute("select from mine").await });
    database
        .eventually("(select count(*) = 2 from pg_locks where not granted and relation = 'mine'::regclass)")
        .await;
    let run = check(&database, &["--bound", "blocked_sessions=1ms,1h", "--skip", "horizon"]);
    let fix = only(&run, "blocked_sessions", "warn");
    assert_eq!(fix, format!("select pg_terminate_backend({pid})"));
    assert!(
        run.stdout.contains("(holder), idle in transaction") && run.stdout.contains("and 1 more"),
        "{}",
        run.stdout
    );
    run_sql(&database.client().await, &fix).await;
    let _ = waiting.await.expect("it ends");
    let _ = queued.await.expect("it ends");
    let run = check(&database, &["--bound", "blocked_sessions=1ms,1h"]).success();
    assert_eq!(not_well(&run), []);
}

#[tokio::test]
async fn a_sequence_near_its_end_gets_more_numbers() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    run_sql(&client, "create table small (id serial primary key); select setval('small_id_seq', 2000000000)")
        .await;
    let fix = only(&check(&database, &[]), "sequences", "fail");
    assert_eq!(fix.split("; ").count(), 2, "the column and the sequence: {fix}");
    run_sql(&client, &fix).await;
    assert_eq!(not_well(&check(&database, &[]).success()), []);
    run_sql(&client, "create sequence short maxvalue 100; select setval('short', 80)").await;
    let run = check(&database, &[]);
    let fix = only(&run, "sequences", "warn");
    assert!(run.stdout.contains("\\\"short\\\" is at 80"), "{}", run.stdout);
    run_sql(&client, &fix).await;
    assert_eq!(not_well(&check(&database, &[]).success()), []);
    run_sql(&client, "alter sequence short cycle maxvalue 100").await;
    assert_eq!(not_well(&check(&database, &[]).success()), [], "it starts again");
}

#[tokio::test]
async fn indexes_of_another_version_of_a_library_are_rebuilt() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    run_sql(&client, "create table names (name text collate \"de-x-icu\" primary key)").await;
    run_sql(&client, "update pg_collation set collversion = '1' where collname = 'de-x-icu'").await;
    let fix = only(&check(&database, &[]), "collations", "fail");
    for statement in fix.split("; ") {
        run_sql(&client, statement).await;
    }
    assert_eq!(not_well(&check(&database, &[]).success()), []);
}

#[tokio::test]
async fn a_slot_nobody_reads_and_a_standby_that_stands_still_are_seen() {
    let server = Server::with(&["wal_level=replica", "max_wal_size=64MB"]).await;
    let standby = Cluster::standby_of(&server.cluster);
    let replica = connect(&standby.url()).await;
    let on_standby = Program::new().env("DATABASE_URL", &standby.url());
    assert_eq!(judged(&server.check(&[]), "replication_lag").0, "pass");
    run_sql(&replica, "select pg_wal_replay_pause()").await;
    server.run("select pg_create_physical_replication_slot('orphan', true)").await;
    server.run("create table filler as select repeat('x', 1000) from generate_series(1, 70000)").await;
    let fix = warns_and_fixes(&server.check(&[]), "wal_kept", "warn");
    assert_eq!(fix, "select pg_drop_replication_slot('orphan')");
    server.run(&fix).await;
    assert_eq!(judged(&server.check(&[]), "wal_kept").0, "pass");
    server
        .eventually(
            "(select pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) > 40000000 from pg_stat_replication)",
        )
        .await;
    assert!(
        warns_and_fixes(&server.check(&[]), "replication_lag", "warn").contains("pg_wal_replay_resume()")
    );
    let lags = on_standby.run(&["check", "health", "--format", "json", "--budget", "10s"]);
    let fix = warns_and_fixes(&lags, "replication_lag", "warn");
    assert_eq!(fix, "select pg_wal_replay_resume()");
    run_sql(&replica, &fix).await;
    server
        .eventually(
            "(select pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) < 1000000 from pg_stat_replication)",
        )
        .await;
    assert_eq!(judged(&server.check(&[]), "replication_lag").0, "pass");
}

#[tokio::test]
async fn a_log_too_small_for_what_is_written_names_the_settings() {
    let server = Server::with(&["max_wal_size=32MB", "min_wal_size=32MB"]).await;
    assert_eq!(judged(&server.check(&[]), "checkpoints").0, "pass");
    let mut run = server.check(&[]);
    for number in 0..40 {
        server
            .run(&format!(
                "create table filler_{number} as select repeat('x', 1000) from generate_series(1, 40000)"
            ))
            .await;
        run = server.check(&[]);
        if judged(&run, "checkpoints").0 != "pass" {
            break;
        }
    }
    let fix = warns_and_fixes(&run, "checkpoints", "warn");
    assert!(fix.starts_with("alter system set max_wal_size = '"), "{fix}");
    for statement in fix.split("; ").filter(|statement| !statement.contains('…')) {
        server.run(statement).await;
    }
}
