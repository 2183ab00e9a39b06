//! Servers and poolers that crash, are away, or stand still; roles and databases with settings of their own.

use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use tokio_postgres::Client;

use crate::common::{Cluster, Pooler, Process, Program, connect, eventually, eventually_true};
use crate::workers::{ALL_COMPLETE, start_worker, with_steps};

/// A migrated cluster, and the program on its database.
fn migrated(settings: &[&str]) -> (Cluster, Program) {
    let cluster = Cluster::start_with(settings);
    let program = Program::new().env("DATABASE_URL", &cluster.url());
    program.run(&["migrate", "up"]).success();
    (cluster, program)
}

fn apply(program: &Program, steps: &str) {
    let yaml = format!("name: w\nversion: \"1.0.0\"\nsteps:\n{steps}");
    program.run_with_stdin(&["template", "apply", "-"], yaml).success();
}

fn worker(program: &Program, args: &[&str]) -> Process {
    Process::start(program.command(&[&["worker", "run", "--poll-interval", "100ms"], args].concat()))
}

async fn stopped(worker: Process) -> String {
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success().stderr
}

const EFFECTS: &str = "create table effects (task bigint not null, step bigint not null)";
/// Each step of the name has had its effect once.
const ONCE: &str = "(select count(*) = count(distinct step) from effects)";

#[tokio::test]
async fn twenty_crashes_of_the_server_cost_no_task() {
    let (mut cluster, program) = migrated(&[]);
    connect(&cluster.url()).await.batch_execute(EFFECTS).await.expect("a table");
    let insert = "sql: { statement: \"insert into effects (task, step) select $1, $2 from pg_sleep(0.3)\", params: [$.task.id, $.step.id] }";
    apply(
        &program,
        &format!(
            "  - {{ name: s1, handler: {{ {insert} }} }}
  - {{ name: s2, depends_on: [s1], handler: {{ {insert} }} }}
  - {{ name: cmd, depends_on: [s1], handler: {{ command: {{ shell: \"sleep 0.3; echo 1\" }} }} }}
  - {{ name: s3, depends_on: [s2, cmd], handler: {{ {insert} }} }}"
        ),
    );
    program.run_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(60)).success();
    let workers = [worker(&program, &[]), worker(&program, &[])];
    for _ in 0..20 {
        // At work again since the last crash.
        let client = connect(&cluster.url()).await;
        let begun =
            client.query_one("select coalesce(max(id), 0) from tasker_workflow_step_transitions", &[]);
        let begun: i64 = begun.await.expect("a number").get(0);
        let more = format!(
            "not exists (select from tasker_tasks where not complete)
             or exists (select from tasker_workflow_step_transitions where id > {begun} and to_state = 'in_progress')"
        );
        eventually_true(&client, &more).await;
        cluster.crash();
    }
    let client = connect(&cluster.url()).await;
    eventually_true(&client, ALL_COMPLETE).await;
    eventually_true(&client, ONCE).await;
    eventually_true(&client, "(select count(*) = 180 from effects)").await;
    eventually_true(&client, "(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    for worker in workers {
        stopped(worker).await;
    }
}

#[tokio::test]
async fn an_absence_is_logged_when_it_begins_and_when_it_ends() {
    let (mut cluster, program) = migrated(&[]);
    apply(&program, "  - { name: a, handler: { noop: {} } }");
    let worker = worker(&program, &[]);
    eventually_true(&connect(&cluster.url()).await, "exists (select from tasker_workers where idle)").await;
    cluster.end("INT");
    worker.says("the database is out of reach").await;
    // A line for each attempt to connect would be several a second.
    tokio::time::sleep(Duration::from_secs(4)).await;
    cluster.start_again();
    worker.says("the database is back after").await;
    program.run(&["task", "submit", "w"]).success();
    eventually_true(&connect(&cluster.url()).await, ALL_COMPLETE).await;
    let log = stopped(worker).await;
    assert_eq!(log.matches("out of reach").count(), 1, "{log}");
    let lines: Vec<&str> = log.lines().collect();
    assert!(lines.len() <= 5 && log.len() < 1000, "{log}");
}

#[tokio::test]
async fn a_pooler_that_is_killed_or_stands_still_strands_nothing() {
    let (database, client) = with_steps(
        "  - { name: a, handler: { sql: { statement: \"insert into effects (task, step) values ($1, $2)\", params: [$.task.id, $.step.id] } } }
  - { name: b, depends_on: [a], handler: { noop: {} } }
  - { name: c, depends_on: [a], handler: { noop: {} } }",
    )
    .await;
    client.batch_execute(EFFECTS).await.expect("a table");
    let mut pooler = Pooler::before(&database);
    let mut command =
        database.command(&["worker", "run", "--pooler", "--poll-interval", "100ms", "--lease", "8s"]);
    command.env("DATABASE_URL", pooler.url(database.name()));
    let worker = Process::start(command);
    let submit = || database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(100));
    for round in 1..=4 {
        submit().success();
        database.eventually(&format!("(select count(*) > {} from effects)", round * 100 - 90)).await;
        if round % 2 == 0 {
            pooler.crash();
        } else {
            pooler.freeze(true);
            let silent = Instant::now();
            // Longer than the worker waits for an answer.
            eventually("the worker gives its connections up", async || {
                silent.elapsed() > Duration::from_secs(4)
            })
            .await;
            pooler.freeze(false);
        }
        database.eventually(ALL_COMPLETE).await;
    }
    database.eventually(ONCE).await;
    database.eventually("(select count(*) = 400 from effects)").await;
    database.eventually("(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    stopped(worker).await;
}

#[tokio::test]
async fn a_serializable_database_spends_no_attempts() {
    let (database, client) = with_steps(
        "  - { name: reserve, handler: { noop: {} } }
  - { name: charge, depends_on: [reserve], handler: { sql: { statement: \"insert into effects (task, step) values ($1, $2) returning task\", params: [$.task.id, $.step.id] } } }
  - { name: ship, depends_on: [charge], handler: { noop: {} } }",
    )
    .await;
    let serializable = format!(
        "{EFFECTS}; alter database {} set default_transaction_isolation = serializable",
        database.name()
    );
    client.batch_execute(&serializable).await.expect("a setting");
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(40)).success();
    let workers = [start_worker(&database, &["--drain"]), start_worker(&database, &["--drain"])];
    for worker in workers {
        worker.ended().await.success();
    }
    database.eventually(ALL_COMPLETE).await;
    database.eventually("(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    database.eventually("(select count(*) = 40 from effects)").await;
}

#[tokio::test]
async fn a_role_of_four_connections_runs_all_its_sql_steps() {
    let (database, client) = with_steps(
        "  - { name: slow, handler: { sql: { statement: \"select pg_sleep(0.3)::text as slept\" } } }",
    )
    .await;
    let role = format!("worker_of_{}", database.name());
    let grants = format!(
        "create role {role} login connection limit 4; grant all on all tables in schema public to {role};
         grant all on all sequences in schema public to {role}"
    );
    client.batch_execute(&grants).await.expect("a role");
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(12)).success();
    let mut command = database.command(&["worker", "run", "--drain", "--poll-interval", "100ms"]);
    command.env("DATABASE_URL", as_role(database.url(), &role));
    Process::start(command).ended().await.success();
    database.eventually(ALL_COMPLETE).await;
    database.eventually("(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    drop_role(&client, &role).await;
}

fn as_role(url: &str, role: &str) -> String {
    let separator = if url.contains('?') { '&' } else { '?' };
    let without: Vec<&str> = url.split('&').filter(|part| !part.starts_with("user=")).collect();
    format!("{}{separator}user={role}", without.join("&"))
}

async fn drop_role(client: &Client, role: &str) {
    let drop = format!("drop owned by {role}; drop role {role}");
    client.batch_execute(&drop).await.expect("the role is gone");
}

#[tokio::test]
async fn a_pooler_that_nobody_declared_ends_a_worker_that_starts() {
    let (database, _client) = with_steps("  - { name: a, handler: { noop: {} } }").await;
    // One refuses the settings of a connection, the other drops them.
    for pooler in [Pooler::before(&database), Pooler::unnoticed_before(&database)] {
        let mut command = database.command(&["worker", "run"]);
        command.env("DATABASE_URL", pooler.url(database.name()));
        let run = Process::start(command).ended().await;
        assert_eq!(run.code, 4, "{}", run.stderr);
        assert!(
            run.stderr.contains("hint: behind a pooler such as pgbouncer, add --pooler"),
            "{}",
            run.stderr
        );
    }
}
