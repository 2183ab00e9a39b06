//! Servers and poolers that crash, are away, or stand still; roles and databases with settings of their own.

use std::process::Command;
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use tasker::db::queries::steps::claim_steps::claim_steps;
use tasker::db::{Lane, Purpose, Source, Target};
use tasker::model::room::{Limits, Room};
use tokio_postgres::Client;

use crate::common::{Cluster, Pooler, Process, Program, Proxy, connect, eventually, eventually_true};
use crate::small_disk::SmallDisk;
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
    Process::start(worker_command(program, args))
}

/// A worker that connects to another URL than the program does.
fn worker_as(program: &Program, url: &str, args: &[&str]) -> Process {
    let mut command = worker_command(program, args);
    command.env("DATABASE_URL", url);
    Process::start(command)
}

fn worker_command(program: &Program, args: &[&str]) -> Command {
    program.command(&[&["worker", "run", "--poll-interval", "100ms"], args].concat())
}

/// Makes a role that may do what a worker does.
async fn give_role(client: &Client, role: &str, options: &str) {
    let role = format!(
        "create role {role} login {options};
         grant all on all tables in schema public to {role};
         grant all on all sequences in schema public to {role}"
    );
    client.batch_execute(&role).await.expect("a role");
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
    let (cluster, program) = migrated(&[]);
    let client = connect(&cluster.url()).await;
    give_role(&client, "few", "connection limit 4").await;
    apply(
        &program,
        "  - { name: slow, handler: { sql: { statement: \"select current_user::text as role from pg_sleep(0.3)\" } } }",
    );
    program.run_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(12)).success();
    worker_as(&program, &cluster.url_as("few"), &["--drain"]).ended().await.success();
    eventually_true(&client, ALL_COMPLETE).await;
    let by_role =
        "(select bool_and(attempts = 1 and results = '{\"role\": \"few\"}') from tasker_workflow_steps)";
    eventually_true(&client, by_role).await;
}

/// Of 17 connections without a superuser's privileges, another program holds four and this test one.
#[tokio::test]
async fn forty_workers_take_turns_for_twenty_connections_and_leave_room_for_people() {
    let (cluster, program) = migrated(&["max_connections=20"]);
    let client = connect(&cluster.url()).await;
    for role in ["crew", "app"] {
        give_role(&client, role, "").await;
    }
    apply(&program, "  - { name: a, handler: { noop: {} } }");
    let mut app = Vec::new();
    for _ in 0..4 {
        app.push(connect(&cluster.url_as("app")).await);
    }
    let submit =
        || program.run_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(100)).success();
    submit();
    let began = Instant::now();
    let mut workers: Vec<Process> =
        (0..40).map(|_| worker_as(&program, &cluster.url_as("crew"), &["--lease", "30s"])).collect();
    eventually_true(&client, "(select count(*) >= 4 from tasker_workers)").await;
    eventually_true(&client, ALL_COMPLETE).await;
    submit();
    // Those with a place give it up, and those without one get it, until each has had its turn.
    while !workers.is_empty() {
        let registered = client.query("select pid from tasker_workers", &[]).await.expect("the workers");
        assert!(registered.len() <= 5, "{} workers leave no room for people", registered.len());
        let pids: Vec<i32> = registered.iter().map(|row| row.get(0)).collect();
        let (placed, waiting): (Vec<_>, Vec<_>) =
            workers.into_iter().partition(|worker| pids.contains(&worker.pid().as_raw()));
        workers = waiting;
        program.run(&["task", "list"]).success();
        for worker in placed {
            let log = stopped(worker).await;
            // One line when it begins, and one a minute.
            let lines = began.elapsed().as_secs() / 60 + 2;
            assert!(log.matches("out of reach").count() as u64 <= lines, "{log}");
        }
    }
    eventually_true(&client, ALL_COMPLETE).await;
    eventually_true(&client, "(select count(*) = 200 and bool_and(attempts = 1) from tasker_workflow_steps)")
        .await;
}

#[tokio::test]
async fn a_standby_that_is_promoted_goes_on_where_the_primary_ended() {
    let (mut primary, program) = migrated(&["wal_level=replica", "max_wal_senders=4"]);
    let client = connect(&primary.url()).await;
    client.batch_execute(EFFECTS).await.expect("a table");
    apply(
        &program,
        "  - { name: a, handler: { sql: { statement: \"insert into effects (task, step) select $1, $2 from pg_sleep(0.1)\", params: [$.task.id, $.step.id] } } }
  - { name: b, depends_on: [a], handler: { noop: {} } }",
    );
    let standby = Cluster::standby_of(&primary);
    // From here on the standby has what a worker was told is committed.
    client.batch_execute("alter system set synchronous_standby_names = '*'").await.expect("a setting");
    client.batch_execute("select pg_reload_conf()").await.expect("reloaded");
    eventually_true(&client, "exists (select from pg_stat_replication where sync_state = 'sync')").await;
    program.run_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(60)).success();
    let proxy = Proxy::before_server(&primary.url()).await;
    let worker = worker_as(&program, proxy.url(), &[]);
    eventually_true(&client, "(select count(*) > 5 from effects)").await;
    primary.end("QUIT");
    let client = connect(&standby.url()).await;
    eventually_true(&client, "(select count(*) < 60 from effects)").await;
    client.batch_execute("select pg_promote()").await.expect("promoted");
    proxy.lead_to(Proxy::address_of(&standby.url()));
    eventually_true(&client, ALL_COMPLETE).await;
    eventually_true(&client, ONCE).await;
    eventually_true(&client, "(select count(*) = 60 from effects)").await;
    eventually_true(&client, "(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    stopped(worker).await;
}

#[tokio::test]
async fn workers_go_on_with_the_standby_that_replaces_a_primary_and_what_it_lost_is_done_again() {
    let (mut primary, program) = migrated(&["wal_level=replica"]);
    let client = connect(&primary.url()).await;
    client.batch_execute(EFFECTS).await.expect("a table");
    apply(
        &program,
        "  - { name: a, handler: { sql: { statement: \"insert into effects (task, step) select $1, $2 from pg_sleep(0.02)\", params: [$.task.id, $.step.id] } } }
  - { name: b, depends_on: [a], handler: { noop: {} } }
  - { name: c, depends_on: [b], handler: { sleep: { for: 20ms } } }",
    );
    let standby = Cluster::standby_of(&primary);
    program.run_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(150)).success();
    // The standby is named first: it is passed over until it takes writes.
    let folders = [&standby, &primary].map(|cluster| cluster.folder().display().to_string());
    let url = format!(
        "postgresql:///postgres?host={}&user=postgres&target_session_attrs=read-write",
        folders.join(",")
    );
    let workers = [2, 4].map(|steps| worker_as(&program, &url, &["-j", &steps.to_string(), "--lease", "5s"]));
    eventually_true(&client, "(select count(*) > 15 from effects)").await;
    // From here on the primary commits what the standby never receives.
    let replica = connect(&standby.url()).await;
    replica.batch_execute("alter system set primary_conninfo = ''").await.expect("a setting");
    replica.batch_execute("select pg_reload_conf()").await.expect("reloaded");
    eventually_true(&replica, "not exists (select from pg_stat_wal_receiver)").await;
    let seen = "select count(*) from effects";
    let kept: i64 = replica.query_one(seen, &[]).await.expect("a count").get(0);
    eventually_true(&client, &format!("(select count(*) > {} from effects)", kept + 20)).await;
    primary.kill();
    replica.batch_execute("select pg_promote()").await.expect("promoted");
    let client = connect(&standby.url()).await;
    eventually_true(&client, ALL_COMPLETE).await;
    eventually_true(&client, "(select count(*) = 450 from tasker_workflow_steps where processed)").await;
    eventually_true(&client, ONCE).await;
    eventually_true(&client, "(select count(*) = 150 from effects)").await;
    for worker in workers {
        stopped(worker).await;
    }
    let there = Program::new().env("DATABASE_URL", &standby.url());
    there.run(&["check", "consistency"]).success();
}

#[tokio::test]
async fn a_claim_that_a_promoted_standby_still_has_is_given_back_after_the_reconnection() {
    let (cluster, program) = migrated(&[]);
    apply(&program, "  - { name: a, handler: { noop: {} } }");
    program.run(&["task", "submit", "w"]).success();
    // It serves another queue until it has lost its connections.
    let worker = worker(&program, &["--queue", "other", "--lease", "2s"]);
    let client = connect(&cluster.url()).await;
    eventually_true(&client, "exists (select from tasker_workers where running_step_ids is not null)").await;
    let target = Target::from_url(&cluster.url(), Source::Flag).expect("a URL");
    let session = tasker::db::connect(&target, "public", Purpose::Command).await.expect("a session");
    let (exchange, from_start) = (Lane::new(1).open_next(), Default::default());
    let claimed =
        claim_steps(&session, 1, exchange, Limits::default(), &from_start, &Room::for_any(1), 1).await;
    assert_eq!(claimed.expect("a claim").len(), 1);
    let cut =
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'tasker worker%'";
    client.batch_execute(cut).await.expect("cut off");
    eventually_true(&client, "(select bool_and(not in_process) from tasker_workflow_steps)").await;
    stopped(worker).await;
}

/// Root's disk is really full. Others may not mount one; for them a trigger refuses as the server would.
#[tokio::test]
async fn a_full_disk_is_waited_out() {
    let (cluster, program) = migrated(&[]);
    apply(&program, "  - { name: a, handler: { noop: {} } }");
    program.run_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(40)).success();
    let client = connect(&cluster.url()).await;
    let transitions = "tasker_workflow_step_transitions";
    let disk = nix::unistd::geteuid().is_root().then(|| SmallDisk::mount(cluster.folder().join("small")));
    let filler = disk.as_ref().map(|disk| disk.folder().join("filler"));
    if let (Some(disk), Some(filler)) = (&disk, &filler) {
        let space = format!("create tablespace small location '{}'", disk.folder().display());
        client.batch_execute(&space).await.expect("a tablespace");
        let moved = format!("alter table {transitions} set tablespace small");
        client.batch_execute(&moved).await.expect("room for an empty table");
        disk.fill(filler);
    } else {
        let refusing = format!(
            "create function refuse() returns trigger language plpgsql as
                 $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$;
             create trigger refuse before insert on {transitions} for each row execute function refuse()"
        );
        client.batch_execute(&refusing).await.expect("a trigger");
    }
    let worker = worker(&program, &[]);
    worker.says("the database refuses this worker: ").await;
    match &filler {
        Some(filler) => std::fs::remove_file(filler).expect("room"),
        None => {
            client.batch_execute(&format!("drop trigger refuse on {transitions}")).await.expect("room");
        }
    }
    worker.says("the database is back after").await;
    eventually_true(&client, ALL_COMPLETE).await;
    eventually_true(&client, "(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    stopped(worker).await;
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
