//! The program through a real pgbouncer in transaction mode: declared, refusing what tasker sets
//! for a session, and told to ignore it, when nobody says that it stands there.

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use tasker::engine::bench::seed::{SeedStage, Shape};
use tokio_postgres::SimpleQueryMessage;

use crate::common::{Pooler, Process, Run, TestDatabase, connect};

/// What changes when a migration does anything: relations, and the rows of the ledgers.
async fn traces(database: &TestDatabase) -> String {
    let traces = "select string_agg(format('%s %s %s', relname, relfilenode, xmin), ',' order by oid)
                    from pg_class where oid >= 16384";
    database
        .client()
        .await
        .query_one(traces, &[])
        .await
        .expect("the catalog")
        .get::<_, Option<String>>(0)
        .unwrap_or_default()
}

/// The advisory locks that anybody holds in the database.
async fn locks(database: &TestDatabase) -> i64 {
    let held = "select count(*) from pg_locks where locktype = 'advisory'
                   and database = (select oid from pg_database where datname = current_database())";
    database.client().await.query_one(held, &[]).await.expect("a count").get(0)
}

fn through(pooler: &Pooler, database: &TestDatabase, args: &[&str]) -> Run {
    let url = pooler.url(database.name());
    database.tasker(&[&["--database-url", &url], args].concat())
}

/// Every command of `migrate` that changes something.
const CHANGES: [&[&str]; 6] = [
    &["migrate", "up"],
    &["migrate", "up", "--phase", "indexes", "--indexes", "all"],
    &["migrate", "up", "--dry-run"],
    &["migrate", "down", "--yes", "--phase", "views"],
    &["migrate", "down", "--yes", "--phase", "indexes"],
    &["migrate", "views", "--to", "v1"],
];

#[tokio::test]
async fn migrations_ask_for_the_server_itself_and_change_nothing() {
    for database in [TestDatabase::empty().await, TestDatabase::new().await] {
        let before = traces(&database).await;
        let poolers = [Pooler::before(&database), Pooler::unnoticed_before(&database)];
        for (pooler, declared) in poolers.iter().flat_map(|pooler| [(pooler, true), (pooler, false)]) {
            for change in CHANGES {
                let args = if declared { [&["--pooler"], change].concat() } else { change.to_vec() };
                let run = through(pooler, &database, &args);
                assert_eq!(run.code, if declared { 2 } else { 4 }, "{args:?}: {}", run.snapshot());
                assert_eq!(run.stdout, "", "{args:?}");
                assert!(
                    run.stderr.contains("direct connection to PostgreSQL, not one through a pooler"),
                    "{}",
                    run.stderr
                );
                assert!(run.stderr.contains("the server's own"), "{}", run.stderr);
            }
        }
        assert_eq!(traces(&database).await, before);
        assert_eq!(locks(&database).await, 0);
    }
}

fn said(pooler: &Pooler, database: &TestDatabase, run: &Run) -> String {
    let folder = pooler.folder().display().to_string();
    run.snapshot().replace(&folder, "FOLDER").replace(database.name(), "DATABASE")
}

#[tokio::test]
async fn a_pooler_that_nobody_declared_is_found_out() {
    let database = TestDatabase::new().await;
    let pooler = Pooler::unnoticed_before(&database);
    // However little it has to do: one server connection, always the same.
    for _ in 0..2 {
        assert_eq!(through(&pooler, &database, &["migrate", "status"]).code, 4);
    }
    assert_snapshot!(said(&pooler, &database, &through(&pooler, &database, &["migrate", "status"])), @r#"
    ------- stderr -------
    error: cannot connect to database "DATABASE" at FOLDER/.s.PGSQL.6432 as user "postgres"
      caused by: a pooler answers there that shares its server connections among clients: it ignores session settings
      hint: behind a pooler such as pgbouncer, add --pooler
    [exit status: 4]
    "#);
    assert_snapshot!(said(&pooler, &database, &through(&pooler, &database, &["migrate", "up"])), @r#"
    ------- stderr -------
    error: cannot connect to database "DATABASE" at FOLDER/.s.PGSQL.6432 as user "postgres"
      caused by: a pooler answers there that shares its server connections among clients: it ignores session settings
      hint: migrations need a direct connection to PostgreSQL, not one through a pooler: name the server's own host and port, `--database-url postgres://USER@HOST:5432/DATABASE`
    [exit status: 4]
    "#);
    for command in [&["worker", "run"][..], &["task", "list"], &["check", "consistency"]] {
        let run = through(&pooler, &database, command);
        assert_eq!(run.code, 4, "{}", run.snapshot());
        assert!(run.stderr.contains("add --pooler"), "{}", run.stderr);
    }
    // One that refuses them is told by its own words.
    let pooler = Pooler::before(&database);
    assert_snapshot!(said(&pooler, &database, &through(&pooler, &database, &["migrate", "up"])), @r#"
    ------- stderr -------
    error: cannot connect to database "DATABASE" at FOLDER/.s.PGSQL.6432 as user "postgres"
      caused by: unsupported startup parameter: options (SQLSTATE 08P01)
      hint: migrations need a direct connection to PostgreSQL, not one through a pooler: name the server's own host and port, `--database-url postgres://USER@HOST:5432/DATABASE`
    [exit status: 4]
    "#);
}

/// All but the room on the disk, which everybody changes.
fn lines(run: &Run) -> Vec<&str> {
    // The comments of a script name the command as it was given.
    run.stdout
        .lines()
        .filter(|line| !line.starts_with("free on the disk") && !line.starts_with("-- "))
        .collect()
}

#[tokio::test]
async fn looking_goes_through_a_declared_pooler() {
    let database = TestDatabase::new().await;
    let pooler = Pooler::before(&database);
    let through = |args: &[&str]| through(&pooler, &database, &[&["--pooler"], args].concat());
    for _ in 0..3 {
        for look in [
            &["migrate", "plan", "--indexes", "all"][..],
            &["migrate", "plan", "--sql", "--indexes", "all"],
            &["migrate", "status", "--check"],
            &["migrate", "views"],
        ] {
            let (run, direct) = (through(look).success(), database.tasker(look).success());
            assert_eq!(lines(&run), lines(&direct), "{look:?}");
        }
    }
    assert_eq!(locks(&database).await, 0);
}

/// What one client leaves in a server connection, the next one finds there.
async fn left_behind(pooler: &Pooler, database: &TestDatabase) -> Vec<String> {
    let (mut left, mut clients) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let client = connect(&pooler.url(database.name())).await;
        // Each open transaction has a server connection of its own: so all of them are looked at.
        client.batch_execute("begin").await.expect("a transaction");
        let question = "select 'prepared ' || name from pg_prepared_statements
                        union all select 'temporary ' || relname from pg_class where relpersistence = 't' and pg_table_is_visible(oid)
                        union all select 'set ' || name from pg_settings where source = 'session' and name not in ('application_name', 'client_encoding', 'DateStyle', 'TimeZone', 'standard_conforming_strings')
                        union all select 'listening ' || channel from pg_listening_channels() as channel
                        union all select 'lock ' || objid from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()";
        for message in client.simple_query(question).await.expect("an answer") {
            if let SimpleQueryMessage::Row(row) = message {
                left.extend(row.get(0).map(str::to_owned));
            }
        }
        clients.push(client);
    }
    left
}

const WORKFLOWS: [&str; 2] = [
    "{namespace: shop, name: order, version: 1.0.0, steps: [{name: reserve, handler: {command: [echo, '{\"n\": 7}']}}, {name: ship, depends_on: [reserve], handler: {sql: {statement: 'select $1::int + 1 as n', params: [$.parents.reserve.n]}}}]}",
    "{namespace: shop, name: broken, version: 1.0.0, steps: [{name: charge, handler: {command: {shell: 'exit 7'}}, retry: {limit: 1}}, {name: ship, depends_on: [charge], handler: {noop: {}}}]}",
];

#[tokio::test]
async fn work_is_submitted_done_and_asked_after_through_a_pooler() {
    let database = TestDatabase::new().await;
    let pooler = Pooler::before(&database);
    let through = |args: &[&str]| through(&pooler, &database, &[&["--pooler"], args].concat());
    let url = pooler.url(database.name());
    for workflow in WORKFLOWS {
        let apply = ["--database-url", &url, "--pooler", "template", "apply", "-"];
        database.tasker_with_stdin(&apply, workflow).success();
    }
    // Two at once, over fewer server connections than they have clients.
    let workers = [(); 2].map(|()| {
        let run = ["--database-url", &url, "--pooler", "worker", "run", "--poll-interval", "50ms"];
        Process::start(database.command(&run))
    });
    for _ in 0..10 {
        through(&["task", "submit", "shop/order", "--wait"]).success();
    }
    through(&["task", "submit", "shop/broken"]).success();
    database
        .eventually("exists (select from tasker_workflow_step_transitions where to_state = 'error')")
        .await;
    assert_eq!(
        through(&["worker", "list", "--format", "json"]).success().json()["workers"].as_array().map(Vec::len),
        Some(2)
    );
    for worker in &workers {
        worker.signal(Signal::SIGTERM);
    }
    for worker in workers {
        worker.ended().await.success();
    }
    let step = through(&["step", "show", "10/ship", "--format", "json"]).success().json();
    assert_eq!(step["result"]["value"], serde_json::json!({"n": 8}), "{step}");
    for look in [
        &["step", "why", "11/ship"][..],
        &["task", "why", "11"],
        &["task", "list"],
        &["stuck"],
        &["queue", "list"],
    ] {
        let (run, direct) = (through(look), database.tasker(look));
        assert_eq!((run.code, run.stderr), (direct.code, direct.stderr), "{look:?}");
        assert_eq!(run.stdout.lines().count(), direct.stdout.lines().count(), "{look:?}: {}", run.stdout);
    }
    let show = ["task", "show", "11", "--format", "json"];
    assert_eq!(through(&show).success().json()["steps"], database.tasker(&show).success().json()["steps"]);
    through(&["step", "retry", "11/charge", "--yes"]).success();
    through(&["worker", "run", "--drain"]).drained();
    database.tasker(&["check", "consistency"]).success();
    assert_eq!(left_behind(&pooler, &database).await, [""; 0]);
}

/// A roll-out as the page of migrations says: changed at the server, verified through the pooler.
#[tokio::test]
async fn a_roll_out_is_verified_through_a_pooler() {
    let database = TestDatabase::new().await;
    database.seed(300, Shape::Diamond, SeedStage::Mixed, 1).await;
    let pooler = Pooler::before(&database);
    let verify = ["--pooler", "migrate", "verify", "--format", "json"];
    let verdicts = |run: Run| {
        let checks = run.json()["checks"].as_array().cloned().unwrap_or_default();
        // How long queries take is the machine's.
        let same = checks.iter().filter(|check| check["name"] != "query times");
        same.map(|check| format!("{} {}", check["name"], check["verdict"])).collect::<Vec<_>>()
    };
    for _ in 0..2 {
        let found = verdicts(through(&pooler, &database, &verify));
        assert_eq!(found.len(), 6, "{found:?}");
        assert_eq!(found, verdicts(database.tasker(&verify[1..])));
    }
    assert_eq!(left_behind(&pooler, &database).await, [""; 0]);
}

#[tokio::test]
async fn no_command_prepares_a_statement_on_a_process_that_others_share() {
    let database =
        TestDatabase::with_workflows(&["{name: w, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}]}"])
            .await;
    let pooler = Pooler::before(&database);
    let client = connect(&pooler.url(database.name())).await;
    // What a cancelled command of an earlier version may have left there.
    client.batch_execute("prepare tasker_asks as select 1").await.expect("a statement");
    for args in [
        &["task", "submit", "w"][..],
        &["task", "list"],
        &["worker", "run", "--drain"],
        &["task", "why", "1"],
    ] {
        through(&pooler, &database, &[&["--pooler"], args].concat()).success();
    }
    // Side by side, so that each looks at another process.
    let mut names = Vec::new();
    let mut clients = vec![client];
    for _ in 0..2 {
        clients.push(connect(&pooler.url(database.name())).await);
    }
    for client in &clients {
        client.batch_execute("begin").await.expect("a transaction");
        let found = client.simple_query("select name from pg_prepared_statements").await.expect("names");
        names.extend(found.iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        }));
    }
    // A worker that ends while its heartbeat is under way takes that process with it.
    assert!(names.iter().all(|name| name == "tasker_asks"), "{names:?}");
}
