//! `tasker check plans | scale | health` where the server is not as usual: behind a pooler, a standby,
//! out of reach, or of the opinion that the role may not look. All is checked, or that it is not is told.

use std::fs;

use serde_json::Value;
use tasker::engine::bench::seed::{SeedStage, Shape};
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::check::health::check_of;
use crate::common::{Cluster, Pooler, Program, Run, TestDatabase, connect};

const PLANS: [&str; 5] = ["check", "plans", "--analyze", "--format", "json"];

const HEALTH: [&str; 6] = ["check", "health", "--budget", "10s", "--format", "json"];

/// Those that make a database of their own.
const SCRATCH: [&[&str]; 2] = [
    &["check", "plans", "--at-scale", "100"],
    &["check", "scale", "--sizes", "20,40", "--query", "find_task"],
];

/// The rows of a question, each as one text; nothing is prepared for it.
async fn texts(client: &Client, question: &str) -> Vec<String> {
    let messages = client.simple_query(question).await.expect("an answer");
    let rows = messages.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    rows.collect()
}

/// What every server connection of a pooler of three still has of whoever had it before.
async fn left_behind(pooler: &Pooler, database: &TestDatabase) -> Vec<String> {
    let mut clients = Vec::new();
    let mut left = Vec::new();
    for _ in 0..3 {
        let client = connect(&pooler.url(database.name())).await;
        // Each keeps a server connection for itself until the next has got another.
        client.batch_execute("begin").await.expect("a transaction");
        // pgbouncer itself sets what a client's packet asks for.
        let question = "select 'statement ' || statement from pg_prepared_statements
             union all
            select 'setting ' || name from pg_settings
             where source = 'session'
               and name not in ('application_name', 'client_encoding', 'DateStyle', 'TimeZone', 'standard_conforming_strings')
             union all
            select 'table ' || relname from pg_class where relpersistence = 't'
             union all
            select 'lock ' || objid from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()";
        left.extend(texts(&client, question).await);
        clients.push(client);
    }
    let pids = "select string_agg(pg_backend_pid()::text, '')";
    let mut seen = Vec::new();
    for client in &clients {
        seen.extend(texts(client, pids).await);
    }
    seen.dedup();
    assert_eq!(seen.len(), 3, "every server connection was looked at");
    left
}

#[tokio::test]
async fn through_a_pooler_all_is_checked_and_nothing_stays_behind() {
    let database = TestDatabase::new().await;
    // Before there are tasks everything is well.
    let pooler = Pooler::before(&database);
    let through = |args: &[&str]| {
        let url = pooler.url(database.name());
        database.tasker(&[&["--pooler", "--database-url", &url], args].concat())
    };
    let health = through(&HEALTH).success().json();
    assert_eq!(health["status"], "pass", "{health}");
    assert_eq!(left_behind(&pooler, &database).await, [""; 0], "health");

    database.seed(1000, Shape::Diamond, SeedStage::Mixed, 1).await;
    let direct = database.tasker(&PLANS).success().json();
    let pooled = through(&PLANS).success().json();
    assert_eq!((&pooled["status"], &pooled["findings"]), (&"passed".into(), &Value::Array(Vec::new())));
    let statuses = |answer: &Value| -> Vec<Value> {
        let checks = answer["checks"].as_array().expect("checks").clone();
        checks.iter().map(|check| check["status"].clone()).collect()
    };
    assert_eq!(statuses(&pooled), statuses(&direct));
    assert_eq!(left_behind(&pooler, &database).await, [""; 0], "plans");

    // A statement that fails once it is prepared, one that cannot be, and types that the client does not know.
    database.client().await.batch_execute("create type mood as enum ('fine')").await.expect("a type");
    let checks = "checks:
  - name: fails
    sql: select 1 / (task_id - task_id) from tasker_tasks where task_id = $1
    parameters: [1]
    expect: { no_seq_scan: 5000 }
  - name: mistaken
    sql: select mistake from tasker_tasks
    expect: { no_seq_scan: 5000 }
  - name: of a type of ours
    sql: select task_id from tasker_tasks where task_id = $1 and 'fine'::mood = $2
    parameters: [1, fine]
    expect: { no_seq_scan: 5000 }
";
    fs::write(database.home().join("checks.yaml"), checks).expect("a file");
    let run = through(&[&PLANS[..], &["--file", "checks.yaml"]].concat());
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert_eq!(statuses(&run.json()), ["unchecked", "unchecked", "passed"], "{}", run.stdout);
    assert_eq!(left_behind(&pooler, &database).await, [""; 0], "statements that fail");

    // Types that the client does not know: of an expression, and of a parameter.
    let statistics = "create statistics of_mood on (case when task_id > 3 then 'fine'::mood end) from tasker_tasks; analyze tasker_tasks";
    database.client().await.batch_execute(statistics).await.expect("statistics");
    let drawn = "checks:
  - name: of a type of ours
    sql: select task_id from tasker_tasks where 'fine'::mood = $1
    parameters_from: select 'fine'::mood
    expect: { no_seq_scan: 5000 }
";
    fs::write(database.home().join("drawn.yaml"), drawn).expect("a file");
    let save = |name| ["check", "statistics", "save", "--file", "drawn.yaml", "--out", name];
    through(&save("pooled.json")).success();
    assert_eq!(left_behind(&pooler, &database).await, [""; 0], "statistics");
    database.tasker(&save("direct.json")).success();
    // Figures differ where autovacuum came in between.
    for name in ["pooled.json", "direct.json"] {
        let text = fs::read_to_string(database.home().join(name)).expect("statistics");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(file["parameters"][0]["parameters"], serde_json::json!(["fine"]), "{name}");
        assert!(file["extended"][0]["expressions"].is_array(), "{name}");
    }

    for args in SCRATCH {
        let run = through(args);
        assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
        assert!(run.stderr.contains("needs a direct connection to PostgreSQL"), "{}", run.stderr);
    }
}

#[tokio::test]
async fn a_pooler_that_nobody_declared_is_told_of_by_each() {
    let database = TestDatabase::new().await;
    for pooler in [Pooler::before(&database), Pooler::unnoticed_before(&database)] {
        for args in [&PLANS[..], &HEALTH, SCRATCH[0], SCRATCH[1]] {
            let url = pooler.url(database.name());
            let run = database.tasker(&[&["--database-url", &url], args].concat());
            assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
            assert!(run.stderr.contains("add --pooler"), "{}", run.stderr);
        }
        assert_eq!(left_behind(&pooler, &database).await, [""; 0]);
    }
}

#[tokio::test]
async fn a_standby_is_asked_what_it_knows() {
    let primary = Cluster::start_with(&["wal_level=replica"]);
    let at = |cluster: &Cluster, args: &[&str]| Program::new().env("DATABASE_URL", &cluster.url()).run(args);
    let _ = at(&primary, &["migrate", "up"]).success();
    let _ = at(&primary, &["bench", "seed", "--tasks", "5000", "--progress", "history"]).success();
    // Its worker must not fall silent while the test runs.
    let heartbeat = "update tasker_workers set last_heartbeat_at = last_heartbeat_at + interval '1 day'";
    connect(&primary.url()).await.batch_execute(heartbeat).await.expect("a heartbeat");
    let standby = Cluster::standby_of(&primary);

    for which in [["--tier", "possible"], ["--query", "find_task"]] {
        let _ = at(&standby, &[&["check", "plans"][..], &which].concat()).success();
    }
    let run = at(&standby, &PLANS);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert_eq!(run.json()["findings"], Value::Array(Vec::new()));
    assert!(run.stdout.contains("it writes, and this server is a standby"), "{}", run.stdout);
    assert!(run.stdout.contains("connect to the primary, or omit `--analyze`"), "{}", run.stdout);

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("stats.json");
    let save =
        ["check", "statistics", "save", "--out", file.to_str().expect("a UTF-8 path"), "--format", "json"];
    let saved = at(&standby, &save).success().json();
    assert_eq!(saved["hidden"], serde_json::json!({ "columns": 0, "extended": 0, "ends": 0 }));
    assert!(saved["parameters"].as_u64().is_some_and(|drawn| drawn > 10), "{saved}");

    for args in SCRATCH {
        let run = at(&standby, args);
        assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
        assert!(run.stderr.contains("this server is a standby"), "{}", run.stderr);
        assert!(run.stderr.contains("connect to the primary: `--database-url`"), "{}", run.stderr);
    }

    let status = |run: &Run, name: &str| check_of(run, name)["status"].clone();
    let (there, here) = (at(&primary, &HEALTH), at(&standby, &HEALTH));
    assert_eq!(here.code, 4, "{}", here.snapshot());
    for line in ["indexes_unused", "dead_tuples", "vacuum", "statistics", "horizon"] {
        assert_eq!(status(&here, line), "unchecked", "{line}");
        assert_ne!(status(&there, line), "unchecked", "{line}");
    }
    for line in ["workers_alive", "indexes_valid", "consistency", "connections"] {
        assert_eq!(status(&there, line), status(&here, line), "{line}");
    }
}

/// Every way to ask.
const ALL: [&[&str]; 4] = [&PLANS, &HEALTH, SCRATCH[0], SCRATCH[1]];

#[tokio::test]
async fn a_role_without_rights_has_checked_nothing() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let role = format!("{}_stranger", database.name());
    client.batch_execute(&format!("create role {role}")).await.expect("a role");
    for args in ALL {
        let mut command = database.command(args);
        command.env("PGOPTIONS", format!("-c role={role}"));
        let run = Run::of(command);
        assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
        assert!(run.stderr.contains("may not"), "{}", run.stderr);
        assert!(run.stderr.contains("hint"), "{}", run.stderr);
    }
    client.batch_execute(&format!("drop role {role}")).await.expect("away with it");
}

#[tokio::test]
async fn where_there_is_no_server_or_no_schema_nothing_was_checked() {
    let database = TestDatabase::empty().await;
    for args in ALL {
        let gone = format!("postgresql:///gone?host={}", database.home().display());
        let run = database.tasker(&[&["--database-url", &gone], args].concat());
        assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
        assert!(run.stderr.contains("cannot connect to database"), "{}", run.stderr);
    }
    for args in [&PLANS[..], &HEALTH, &["check", "indexes"]] {
        let run = database.tasker(args);
        assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
        assert!(run.stderr.contains("run `tasker migrate up`"), "{}", run.stderr);
    }
    let checks = "checks:
  - name: gone
    sql: select * from not_there where id = $1
    parameters: [1]
    expect: { no_seq_scan: 10 }
    grows: flat
";
    fs::write(database.home().join("checks.yaml"), checks).expect("a file");
    for more in [&["check", "plans"][..], &["check", "scale", "--sizes", "20,40"]] {
        let run = database.tasker(&[more, &["--file", "checks.yaml"]].concat());
        assert_eq!(run.code, 4, "{}", run.snapshot());
        assert!(run.stdout.contains("relation \"not_there\" does not exist"), "{}", run.stdout);
        assert!(run.stdout.contains("1 query: 0 passed, 0 failed, 1 not checked"), "{}", run.stdout);
    }
}
