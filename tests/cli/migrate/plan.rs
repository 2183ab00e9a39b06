//! `tasker migrate plan`: what it announces, and its script run by the real psql.

use std::process::Command;

use serde_json::Value;
use tasker::private_pg::Programs;
use tokio_postgres::Client;

use crate::common::{Run, TestDatabase};

const RETRY: &str = "index_workflow_steps_retry_logic";

/// Runs a script as `psql -f` does, with nothing from the environment of whoever runs the tests.
fn psql(database: &TestDatabase, script: &str) -> Run {
    let file = database.home().join("up.sql");
    std::fs::write(&file, script).expect("a file");
    let mut psql = Command::new(Programs::psql());
    psql.args(["-X", "-q", "-f"]).arg(&file).arg(database.url()).env_clear().env("PATH", "/usr/bin:/bin");
    Run::of(psql)
}

fn script(database: &TestDatabase, schema: &str, more: &[&str]) -> String {
    database.tasker(&[&["--schema", schema, "migrate", "plan", "--sql"], more].concat()).success().stdout
}

/// Every row of the three ledgers but when it was written, and every column of them.
async fn ledgers(client: &Client, schema: &str) -> Vec<String> {
    let schema = schema.replace('"', "\"\"");
    let rows = client
        .query(
            &format!(
                "select concat_ws('|', version, name, checksum) from \"{schema}\".tasker_schema_history
                  union all
                 select concat_ws('|', name, version, checksum, definition_hash) from \"{schema}\".tasker_installed_views
                  union all
                 select concat_ws('|', name, checksum, definition, built_at is not null) from \"{schema}\".tasker_installed_indexes
                  union all
                 select concat_ws('|', table_name, column_name, data_type, character_maximum_length, is_nullable)
                   from information_schema.columns
                  where table_schema = $1
                    and table_name in ('tasker_schema_history', 'tasker_installed_views', 'tasker_installed_indexes')
                  order by 1"
            ),
            &[&schema.replace("\"\"", "\"")],
        )
        .await
        .expect("the ledgers");
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn psql_runs_the_script_and_nothing_is_left_to_do() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    for (by_script, by_up) in [("public", "beside"), ("by \"psql\" $1's", "by up")] {
        let script = script(&database, by_script, &["--indexes", "all"]);
        assert!(database.tasker(&["--schema", by_script, "migrate", "status", "--check"]).code != 0);
        psql(&database, &script).success();
        database.tasker(&["--schema", by_script, "migrate", "status", "--check"]).success();
        let again = ["--schema", by_script, "migrate", "up", "--indexes", "all"];
        let again = database.tasker(&again).success();
        assert!(again.stdout.contains("is up to date"), "{}", again.snapshot());
        database.tasker(&["--schema", by_script, "worker", "list"]).success();

        database.tasker(&["--schema", by_up, "migrate", "up", "--indexes", "all"]).success();
        assert_eq!(ledgers(&client, by_script).await, ledgers(&client, by_up).await);
        // Applied once more, as two operators might, it is refused where the first left no trace of it.
        let run = psql(&database, &script);
        assert_eq!(run.code, 3, "{}", run.snapshot());
        database.tasker(&["--schema", by_script, "migrate", "status", "--check"]).success();
    }
}

#[tokio::test]
async fn the_script_builds_and_drops_online() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    database.tasker(&["migrate", "up", "--indexes", RETRY]).success();
    let invalid = "update pg_index set indisvalid = false where indexrelid = 'index_workflow_steps_task'::regclass;
        drop index index_ready_steps_lanes; drop view tasker_task_workflow_summaries; delete from tasker_installed_views";
    client.batch_execute(invalid).await.expect("a superuser");
    let script = script(&database, "public", &["--indexes", "lean"]);
    for statement in [
        "drop index concurrently \"public\".\"index_workflow_steps_task\"",
        "create index concurrently index_workflow_steps_task",
        "create index concurrently index_ready_steps_lanes",
        "drop index concurrently \"public\".\"index_workflow_steps_retry_logic\"",
        "create or replace view \"public\".tasker_task_workflow_summaries",
    ] {
        assert_eq!(script.matches(statement).count(), 1, "{statement}");
    }
    psql(&database, &script).success();
    database.tasker(&["migrate", "status", "--check"]).success();
    let nothing = psql(&database, &self::script(&database, "public", &[])).success();
    assert_eq!(nothing.stdout, "there is nothing to do\n");
}

#[tokio::test]
async fn the_script_runs_alone() {
    let database = TestDatabase::empty().await;
    let holder = database.client().await;
    let lock = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/db/queries/migrations/try_migration_lock.sql"
    ));
    holder.query_one(lock, &[&"public"]).await.expect("the lock");
    let run = psql(&database, &script(&database, "public", &[]));
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(run.stderr.contains("another migration runs in this schema"), "{}", run.stderr);
    let tables = holder.query_one("select count(*) from pg_tables where schemaname = 'public'", &[]).await;
    assert_eq!(tables.expect("a count").get::<_, i64>(0), 0);
}

fn plan(database: &TestDatabase, more: &[&str]) -> Value {
    database.tasker(&[&["migrate", "plan", "--format", "json"], more].concat()).success().json()
}

fn phases(plan: &Value) -> Vec<&str> {
    let stages = plan["stages"].as_array().expect("a list");
    stages.iter().map(|stage| stage["phase"].as_str().expect("a text")).collect()
}

#[tokio::test]
async fn nothing_is_changed_and_a_new_database_is_locked_by_nobody() {
    let database = TestDatabase::empty().await;
    let plan = plan(&database, &[]);
    let phases = phases(&plan);
    assert_eq!((phases.first(), phases.last()), (Some(&"schema"), Some(&"views")));
    assert!(phases.is_sorted_by_key(|phase| ["schema", "indexes", "views"].iter().position(|p| p == phase)));
    for stage in plan["stages"].as_array().expect("a list") {
        for statement in stage["statements"].as_array().expect("a list") {
            assert_eq!(statement["locks"], serde_json::json!([]), "{statement}");
        }
    }
    let sql = "select count(*) from pg_class where relnamespace = 'public'::regnamespace";
    let count = database.client().await.query_one(sql, &[]).await.expect("a count");
    assert_eq!(count.get::<_, i64>(0), 0);
}

#[tokio::test]
async fn who_is_in_the_way_is_named_with_table_size_and_disk() {
    let database = TestDatabase::new().await;
    let (client, mut holder) = (database.client().await, database.client().await);
    let rows = "insert into tasker_workflow_steps (task_id, named_step_id) overriding system value
                select 1, n from generate_series(1, 2000) as n";
    client.batch_execute(rows).await.expect("steps");
    client
        .batch_execute("analyze tasker_workflow_steps; delete from tasker_installed_views")
        .await
        .expect("counted");
    holder.batch_execute("set application_name = 'a long report'").await.expect("a name");
    let pid: i32 = holder.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
    let transaction = holder.transaction().await.expect("a transaction");
    let hold = "lock table tasker_workflow_steps in share mode; lock table tasker_task_execution_contexts in access share mode;
                create table pinned ()";
    transaction.batch_execute(hold).await.expect("locks");

    let more = ["--indexes", RETRY];
    let planned = plan(&database, &more);
    assert_eq!(phases(&planned), ["indexes", "views"]);
    let build = &planned["stages"][0]["statements"][0];
    assert_eq!(planned["stages"][0]["is_transaction"], false);
    let lock = &build["locks"][0];
    assert_eq!(
        (&lock["relation"], &lock["mode"]),
        (&"tasker_workflow_steps".into(), &"share update exclusive".into())
    );
    assert_eq!((&lock["work"], &lock["rows"]), (&"scan".into(), &2000.into()));
    assert!(lock["bytes"].as_i64().expect("a size") > 100_000, "{lock}");
    let held = &lock["held_by"][0];
    assert_eq!((&held["pid"], &held["mode"]), (&pid.into(), &"ShareLock".into()));
    assert_eq!(
        (&held["application"], &held["state"]),
        (&"a long report".into(), &"idle in transaction".into())
    );
    assert!(held["query_seconds"].as_f64().expect("an age") >= 0.0 && held["query"].is_string(), "{held}");
    // 2,000 entries of three columns: 4 + 4 + 1 bytes.
    let estimated = build["index_bytes"].as_u64().expect("an estimate");
    assert_eq!(planned["oldest_transaction"]["pid"], pid);
    // The server of the tests may be another machine's.
    let disk = &planned["disk"];
    assert_eq!(disk["free_bytes"].is_u64(), disk["unknown_because"].is_null(), "{disk}");

    let views = planned["stages"][1]["statements"].as_array().expect("a list");
    let is_held = |statement: &&Value| {
        statement["locks"]
            .as_array()
            .into_iter()
            .flatten()
            .any(|lock| lock["held_by"] != serde_json::json!([]))
    };
    assert_eq!(views.iter().filter(is_held).count(), 2, "a view, and with it the one that it reads");

    let text = database.tasker(&[&["migrate", "plan"], &more[..]].concat()).success().stdout;
    let said = format!("would wait for pid {pid}, \"a long report\", in a transaction for ");
    assert_eq!(text.matches(&said).count(), 3, "{text}");
    assert!(text.contains("share update exclusive lock on tasker_workflow_steps (2,000 rows, "), "{text}");
    assert!(
        text.contains("access exclusive lock on tasker_task_execution_contexts; blocks readers"),
        "{text}"
    );
    transaction.rollback().await.expect("the end of the transaction");

    database.tasker(&["migrate", "up", "--indexes", RETRY]).success();
    let built: i64 =
        client.query_one(&format!("select pg_relation_size('{RETRY}')"), &[]).await.expect("a size").get(0);
    // PostgreSQL keeps equal keys once (deduplication): never more than was estimated, but for a page.
    assert!(built as u64 <= estimated + 8192, "{built} of {estimated}");
}
