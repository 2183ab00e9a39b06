//! `tasker check health` about the server as a whole: each on one of its own, since what is wrong with a
//! server is wrong for everybody on it.

use tokio_postgres::Client;

use crate::check::health::{BUDGET, check_of, run_counted, run_sql};
use crate::common::{Cluster, Program, Run, connect, eventually_true};

/// A migrated server of its own.
pub struct Server {
    pub cluster: Cluster,
    program: Program,
    client: Client,
}

impl Server {
    pub async fn with(settings: &[&str]) -> Server {
        let cluster = Cluster::start_with(settings);
        let program = Program::new().env("DATABASE_URL", &cluster.url());
        let _ = program.run(&["migrate", "up"]).success();
        let client = connect(&cluster.url()).await;
        Server { cluster, program, client }
    }

    pub fn check(&self, more: &[&str]) -> Run {
        self.program.run(&[&["check", "health", "--format", "json"], &BUDGET[..], more].concat())
    }

    pub async fn run(&self, statement: &str) {
        run_counted(&self.client, statement).await;
    }

    /// The server hears of some things in its own time.
    pub async fn eventually(&self, expression: &str) {
        eventually_true(&self.client, expression).await;
    }

    /// Until everybody else has left, and with that reported to the server all that they did.
    async fn alone(&self) {
        self.eventually(
            "not exists (select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid())",
        )
        .await;
    }
}

/// The status of a check, and what fixes it.
pub fn judged(run: &Run, name: &str) -> (String, Option<String>) {
    let check = check_of(run, name);
    (check["status"].as_str().expect("a status").to_owned(), check["fix"].as_str().map(str::to_owned))
}

pub fn warns_and_fixes(run: &Run, name: &str, status: &str) -> String {
    let (found, fix) = judged(run, name);
    assert_eq!(found, status, "{}", run.stdout);
    fix.expect("what fixes it")
}

#[tokio::test]
async fn memory_too_small_for_the_tables_is_seen_in_the_cache() {
    // Autovacuum finds in the cache what it reads: how much of that, depends on how long the test takes.
    let server = Server::with(&["shared_buffers=1MB", "autovacuum=off"]).await;
    let _ = server.program.run(&["bench", "seed", "--tasks", "3000", "--progress", "history"]).success();
    // What the seeding read must not be counted after the reset.
    server.alone().await;
    server.run("select pg_stat_reset()").await;
    assert_eq!(judged(&server.check(&[]), "cache_hits").0, "pass", "too few to tell");
    let client = connect(&server.cluster.url()).await;
    let pages = "select pg_relation_size('tasker_workflow_step_transitions') / 8192";
    let pages: i64 = client.query_one(pages, &[]).await.expect("a size").get(0);
    for _ in 0..=20_000 / pages {
        run_sql(&client, "select count(metadata) from tasker_workflow_step_transitions").await;
    }
    drop(client);
    server.alone().await;
    let run = server.check(&[]);
    assert!(warns_and_fixes(&run, "cache_hits", "fail").contains("shared_buffers"), "{}", run.stdout);
    assert_eq!(judged(&server.check(&["--bound", "cache_hits=99%,0%"]), "cache_hits").0, "warn");
}

#[tokio::test]
async fn whoever_keeps_dead_rows_is_named_and_ids_are_used_up() {
    let server = Server::with(&["wal_level=logical", "max_prepared_transactions=2"]).await;
    server.run("begin; select pg_current_xact_id(); prepare transaction 'left'").await;
    let hasty = ["--bound", "horizon=1ms,1h"];
    let fix = warns_and_fixes(&server.check(&hasty), "horizon", "warn");
    assert_eq!(fix, "rollback prepared 'left'");
    server.run(&fix).await;
    assert_eq!(judged(&server.check(&hasty), "horizon").0, "pass");

    // A slot that nobody reads from, and a standby that reads for long and says so.
    server.run("select pg_create_logical_replication_slot('orphan', 'pgoutput')").await;
    let standby = Cluster::standby_of(&server.cluster);
    let reader = connect(&standby.url()).await;
    run_sql(&reader, "alter system set wal_receiver_status_interval = '1s'").await;
    run_sql(&reader, "alter system set hot_standby_feedback = on").await;
    run_sql(&reader, "select pg_reload_conf()").await;
    run_sql(&reader, "begin isolation level repeatable read; select 1").await;
    server.eventually("exists (select from pg_stat_replication where backend_xmin is not null)").await;
    assert_eq!(judged(&server.check(&[]), "horizon").0, "pass", "young as they are");
    let ids = ["--bound", "wraparound=0.01%,0.04%"];
    assert_eq!(judged(&server.check(&ids), "wraparound").0, "pass");

    let million =
        "do $$ begin for n in 1..1000000 loop perform pg_current_xact_id(); commit; end loop; end $$";
    server.run("set synchronous_commit = off").await;
    server.run(million).await;
    let fix = warns_and_fixes(&server.check(&[]), "horizon", "warn");
    assert_eq!(fix, "select pg_drop_replication_slot('orphan')");
    server.run(&fix).await;
    let run = server.check(&[]);
    let fix = warns_and_fixes(&run, "horizon", "warn");
    assert_eq!(fix, "end the long query on the standby, or set hot_standby_feedback = off there");
    assert!(run.stdout.contains("standby walreceiver (process "), "{}", run.stdout);
    // With a slot, which must not be dropped under it.
    server.run("select pg_create_physical_replication_slot('copy')").await;
    let other = connect(&standby.url()).await;
    run_sql(&other, "alter system set primary_slot_name = 'copy'").await;
    run_sql(&other, "select pg_reload_conf()").await;
    server.eventually("exists (select from pg_replication_slots where active and xmin is not null)").await;
    let run = server.check(&[]);
    assert_eq!(warns_and_fixes(&run, "horizon", "warn"), fix);
    assert!(run.stdout.contains("standby walreceiver (process "), "{}", run.stdout);
    run_sql(&reader, "rollback").await;
    server.eventually("(select min(age(xmin)) < 1000 from pg_replication_slots)").await;
    assert_eq!(judged(&server.check(&[]), "horizon").0, "pass");

    let fix = warns_and_fixes(&server.check(&ids), "wraparound", "fail");
    assert!(fix.starts_with("vacuum (freeze) in the database "), "{fix}");
}

#[tokio::test]
async fn an_autovacuum_that_does_not_come_is_missed() {
    let server = Server::with(&["autovacuum_naptime=1d"]).await;
    server
        .run(
            "insert into tasker_task_transitions (task_id, to_state, sort_key, most_recent)
             select -place, 'complete', 10, false from generate_series(1, 30000) place;
             analyze tasker_task_transitions",
        )
        .await;
    server.run("delete from tasker_task_transitions where task_id < -14000").await;
    let dead = |condition: &str| {
        format!(
            "(select n_dead_tup {condition} from pg_stat_all_tables where relid = 'tasker_task_transitions'::regclass)"
        )
    };
    server.eventually(&dead("> 15000")).await;
    let fix = warns_and_fixes(&server.check(&[]), "vacuum", "warn");
    assert_eq!(fix, "vacuum \"public\".tasker_task_transitions");
    server.run(&fix).await;
    server.eventually(&dead("= 0")).await;
    assert_eq!(judged(&server.check(&[]), "vacuum").0, "pass");

    server.run("alter system set autovacuum = off").await;
    server.run("select pg_reload_conf()").await;
    server.eventually("not current_setting('autovacuum')::boolean").await;
    let fix = warns_and_fixes(&server.check(&[]), "vacuum", "fail");
    for statement in fix.split("; ") {
        server.run(statement).await;
    }
    server.eventually("current_setting('autovacuum')::boolean").await;
    assert_eq!(judged(&server.check(&[]), "vacuum").0, "pass");
}
