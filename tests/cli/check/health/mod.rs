//! `tasker check health`: each check is made to warn or fail by what it is there to find, and no
//! other check with it.

mod server;
mod upkeep;

use nix::sys::signal::Signal;
use serde_json::Value;
use tasker::db::queries::steps::claim_steps::{Watermarks, claim_steps};
use tasker::db::{Exchange, HeldClaims};
use tasker::engine::bench::seed::{SeedStage, Shape};
use tasker::model::health::HealthCheck;
use tasker::model::room::{Limits, Room};
use tasker::model::state::State;
use tokio_postgres::Client;

use crate::common::{Process, Run, TestDatabase, eventually};
use crate::fixture::tasks::{step, task};
use crate::fixture::workers;

/// Time enough for a machine that runs every other test too.
pub const BUDGET: [&str; 2] = ["--budget", "10s"];

fn check(database: &TestDatabase, more: &[&str]) -> Run {
    database.tasker(&[&["check", "health", "--format", "json"], &BUDGET[..], more].concat())
}

fn checks_of(run: &Run) -> Vec<Value> {
    run.json()["checks"].as_array().expect("a list").clone()
}

/// One check of the answer.
#[track_caller]
pub fn check_of(run: &Run, name: &str) -> Value {
    checks_of(run).into_iter().find(|check| check["check"] == name).expect("the check")
}

/// The checks that did not pass, and how they came out.
fn not_well(run: &Run) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let checks = checks_of(run).into_iter().filter(|check| check["status"] != "pass");
    checks.map(|check| (text(&check["check"]), text(&check["status"]))).collect()
}

/// Asserts that one check came out so, and no other; returns what fixes it.
#[track_caller]
fn only(run: &Run, name: &str, status: &str) -> String {
    assert_eq!(not_well(run), [(name.to_owned(), status.to_owned())], "{}", run.stdout);
    let code = match status {
        "warn" => 0,
        "fail" => 3,
        _ => 4,
    };
    assert_eq!(run.code, code, "{}", run.snapshot());
    check_of(run, name)["fix"].as_str().expect("what fixes it").to_owned()
}

pub async fn run_sql(client: &Client, statement: &str) {
    client.batch_execute(statement).await.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
}

/// The same, and has the server count it now: an idle session reports its work up to ten seconds later.
pub async fn run_counted(client: &Client, statement: &str) {
    run_sql(client, statement).await;
    run_sql(client, "select pg_stat_force_next_flush()").await;
}

/// Writes a worker that was heard of so long ago.
async fn worker(client: &Client, silent: &str) {
    let row = format!(
        "insert into tasker_workers (host, pid, version, concurrency, lease_seconds, last_heartbeat_at)
         values ('host-a', 1, '0.1.0', 1, 30, clock_timestamp() - interval '{silent}')"
    );
    run_sql(client, &row).await;
}

/// Applies a workflow of one step, whose backoff takes so long.
fn apply(database: &TestDatabase, handler: &str, backoff: &str) {
    let workflow = format!(
        "{{name: order, version: 1.0.0, steps: [{{name: ship, handler: {{{handler}}},
           retry: {{backoff: {{base: {backoff}, cap: {backoff}}}}}}}]}}"
    );
    database.tasker_with_stdin(&["template", "apply", "-"], workflow).success();
}

/// Submits a task of such a workflow, whose second attempt is due in an hour.
fn submit(database: &TestDatabase, handler: &str) {
    apply(database, handler, "1h");
    database.tasker(&["task", "submit", "order"]).success();
}

#[tokio::test]
async fn a_new_database_is_well_in_every_line() {
    let database = TestDatabase::new().await;
    let run = check(&database, &[]).success();
    let names: Vec<_> = checks_of(&run).iter().map(|check| check["check"].clone()).collect();
    assert_eq!(names, HealthCheck::ALL.map(|check| check.as_str()));
    assert_eq!(not_well(&run), []);
    assert_eq!(run.json()["status"], "pass");
}

#[tokio::test]
async fn a_missing_index_fails_and_somebody_elses_invalid_one_warns() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    run_sql(
        &client,
        "create index theirs on tasker_tasks (reason);
         update pg_index set indisvalid = false where indexrelid = 'theirs'::regclass",
    )
    .await;
    let fix = only(&check(&database, &[]), "indexes_valid", "warn");
    assert_eq!(fix, "drop index concurrently \"public\".\"theirs\"");
    run_sql(&client, &format!("{}; drop index index_ready_steps_lanes", fix.replace("concurrently ", "")))
        .await;
    assert_eq!(only(&check(&database, &[]), "indexes_valid", "fail"), "tasker migrate up");
}

#[tokio::test]
async fn an_index_that_another_covers_warns_and_the_exit_status_is_a_choice() {
    let database = TestDatabase::new().await;
    run_sql(&database.client().await, "create index twin on tasker_tasks (named_task_id)").await;
    let fix = only(&check(&database, &[]), "indexes_unused", "warn");
    assert_eq!(fix, "drop index concurrently \"public\".\"twin\"");
    assert_eq!(check(&database, &["--fail-on", "warn"]).code, 3);
    check(&database, &["--fail-on", "warn", "--skip", "indexes_unused"]).success();
}

#[tokio::test]
async fn a_transaction_left_open_pins_the_horizon() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    run_sql(&client, "set application_name = 'report'; begin; select txid_current()").await;
    let aged = "exists (select from pg_stat_activity
                         where application_name = 'report' and xact_start < clock_timestamp() - interval '10 ms')";
    database.eventually(aged).await;
    assert_eq!(not_well(&check(&database, &[])), [], "so young it harms nobody");
    let pid: i32 = client.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
    let fix = only(&check(&database, &["--bound", "horizon=10ms,1h"]), "horizon", "warn");
    assert_eq!(fix, format!("select pg_terminate_backend({pid})"));
    let run = check(&database, &["--bound", "horizon=10ms"]);
    only(&run, "horizon", "fail");
    assert!(run.stdout.contains("(report)"), "{}", run.stdout);
    run_sql(&client, "rollback").await;
    check(&database, &["--bound", "horizon=10ms"]).success();
}

#[tokio::test]
async fn a_silent_worker_warns_while_another_lives() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    worker(&client, "5 minutes").await;
    assert_eq!(only(&check(&database, &[]), "workers_alive", "fail"), "tasker worker run");
    worker(&client, "0").await;
    assert_eq!(only(&check(&database, &[]), "workers_alive", "warn"), "tasker worker list");
}

#[tokio::test]
async fn a_claim_that_its_live_worker_does_not_run_is_reported() {
    let template = "{name: w, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[template]).await;
    let worker = Process::start(database.command(&["worker", "run", "--queue", "other", "--lease", "4s"]));
    worker.says("worker 1 started").await;
    database.tasker(&["task", "submit", "w"]).success();
    // A claim in its name that it has not heard of.
    let session = database.session().await;
    let (exchange, room) =
        (Exchange { lane: 0, number: 1_000_000, held: HeldClaims::default() }, Room::for_any(1));
    let claimed = claim_steps(&session, 1, exchange, Limits::default(), &Watermarks::default(), &room, 1)
        .await
        .expect("a claim");
    assert_eq!(claimed.len(), 1);
    let is_told = "(select last_heartbeat_at - interval '3 seconds' > (select last_attempted_at from tasker_workflow_steps)
                      from tasker_workers)";
    database.eventually(is_told).await;
    assert_eq!(only(&check(&database, &[]), "claims_run", "warn"), "tasker step why 1");
    let why = database.tasker(&["step", "why", "1", "--format", "json"]).json();
    assert_eq!(why["reasons"][0]["code"], "claim_not_run", "{why}");
    worker.signal(Signal::SIGKILL);
    worker.ended().await;
}

#[tokio::test]
async fn steps_that_wait_want_a_worker_and_not_for_long() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "waits", State::Pending, &[step("ship", State::Pending, &[]).queue("mail")]).await;
    run_sql(&client, "insert into tasker_queue_priorities (queue, priority) values ('mail', 0)").await;
    // The fixture's steps are hours old.
    run_sql(&client, "update tasker_ready_steps set created_at = clock_timestamp()").await;
    let fix = only(&check(&database, &[]), "queues_served", "fail");
    assert_eq!(fix, "tasker worker run --queue mail");
    worker(&client, "0").await;
    // Each check takes a while.
    run_sql(&client, "update tasker_workers set lease_seconds = 3600").await;
    check(&database, &[]).success();
    run_sql(&client, "update tasker_ready_steps set created_at = clock_timestamp() - interval '2 minutes'")
        .await;
    only(&check(&database, &[]), "oldest_ready", "warn");
    only(&check(&database, &["--bound", "oldest_ready=90s"]), "oldest_ready", "fail");
    check(&database, &["--bound", "oldest_ready=1h", "--fail-on", "warn"]).success();
    database.tasker(&["queue", "pause", "mail"]).success();
    check(&database, &["--fail-on", "warn"]).success();
}

#[tokio::test]
async fn a_storm_of_failures_and_a_slow_claim_are_seen_in_what_a_worker_did() {
    let database = TestDatabase::new().await;
    apply(&database, "fail: {times: 1}", "10ms");
    let batch = "{}\n".repeat(15);
    database.tasker_with_stdin(&["task", "submit", "order", "--batch", "-"], &batch).success();
    database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
    let quiet = ["--bound", "claim_lag=1h"];
    let run = check(&database, &quiet);
    assert_eq!(only(&run, "failure_rate", "fail"), "tasker stuck");
    let rate = check_of(&run, "failure_rate");
    assert_eq!((&rate["value"], &rate["unit"]), (&0.5.into(), &"ratio".into()));
    assert_eq!(rate["detail"], "15 of the 30 recent attempts");
    let run = check(&database, &["--skip", "failure_rate", "--bound", "claim_lag=1us"]);
    only(&run, "claim_lag", "fail");
}

#[tokio::test]
async fn a_step_that_failed_for_good_warns() {
    let database = TestDatabase::new().await;
    submit(&database, "fail: {permanent: true}");
    database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
    assert_eq!(only(&check(&database, &[]), "failed_for_good", "warn"), "tasker stuck");
    only(&check(&database, &["--bound", "failed_for_good=1"]), "failed_for_good", "fail");
    database.tasker(&["step", "resolve", "1", "--yes"]).success();
    check(&database, &["--fail-on", "warn"]).success();
}

#[tokio::test]
async fn a_backoff_that_nobody_ends_warns_and_an_attempt_before_its_end_fails() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    submit(&database, "fail: {times: 1}");
    let running = workers::worker(&database, &[]).await;
    database.eventually("exists (select from tasker_backoff_steps)").await;
    running.signal(Signal::SIGTERM);
    running.ended().await.success();
    check(&database, &["--fail-on", "warn"]).success();
    run_sql(
        &client,
        "update tasker_backoff_steps set next_attempt_at = clock_timestamp() - interval '2 minutes';
         update tasker_workflow_steps step set next_attempt_at = waiting.next_attempt_at
           from tasker_backoff_steps waiting where waiting.workflow_step_id = step.workflow_step_id",
    )
    .await;
    assert_eq!(only(&check(&database, &[]), "backoff_overdue", "warn"), "tasker worker run");
    // Whoever waits is told one moment, and the step another.
    run_sql(
        &client,
        "update tasker_workflow_steps set next_attempt_at = clock_timestamp() + interval '1 hour'",
    )
    .await;
    database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
    assert_eq!(only(&check(&database, &[]), "backoff_respected", "fail"), "tasker step show 1 --history");
}

#[tokio::test]
async fn dead_rows_missing_statistics_and_a_vacuum_switched_off_are_told_apart() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    // Autovacuum stays away meanwhile: it comes for what the settings of the table say.
    run_counted(
        &client,
        "alter table tasker_task_transitions set (autovacuum_analyze_threshold = 1000000000,
             autovacuum_vacuum_threshold = 1000000000, autovacuum_vacuum_insert_threshold = -1);
         insert into tasker_task_transitions (task_id, to_state, sort_key, most_recent)
         select -place, 'complete', 10, false from generate_series(1, 30000) place",
    )
    .await;
    let counted = |what: &str| {
        format!("(select {what} from pg_stat_all_tables where relid = 'tasker_task_transitions'::regclass)")
    };
    database.eventually(&counted("n_live_tup >= 30000")).await;
    let fix = only(&check(&database, &[]), "statistics", "warn");
    assert_eq!(fix, "analyze \"public\".tasker_task_transitions");
    run_counted(&client, &fix).await;
    database.eventually(&counted("n_mod_since_analyze = 0")).await;
    check(&database, &["--fail-on", "warn"]).success();

    run_counted(&client, "delete from tasker_task_transitions where task_id < -10000").await;
    database.eventually(&counted("n_dead_tup >= 20000")).await;
    let fix = only(&check(&database, &[]), "dead_tuples", "fail");
    assert_eq!(fix, "vacuum \"public\".tasker_task_transitions");
    run_counted(&client, &fix).await;
    database.eventually(&counted("n_dead_tup = 0")).await;
    check(&database, &["--fail-on", "warn"]).success();

    run_sql(&client, "alter table tasker_tasks set (autovacuum_enabled = false)").await;
    let fix = only(&check(&database, &[]), "vacuum", "warn");
    run_sql(&client, &fix).await;
    check(&database, &["--fail-on", "warn"]).success();
}

#[tokio::test]
async fn sorts_without_room_are_counted() {
    let database = TestDatabase::new().await;
    {
        let client = database.client().await;
        run_sql(&client, "set work_mem = '64kB'").await;
        for _ in 0..12 {
            run_sql(&client, "select count(*) from (select place from generate_series(1, 20000) place order by -place offset 1) sorted").await;
        }
    }
    database
        .eventually("(select temp_files >= 10 from pg_stat_database where datname = current_database())")
        .await;
    let run = check(&database, &[]);
    assert!(only(&run, "spills", "fail").contains("set work_mem"), "{}", run.stdout);
}

#[tokio::test]
async fn the_last_connections_of_a_database_are_missed_before_they_are_gone() {
    let database = TestDatabase::new().await;
    run_sql(&database.client().await, &format!("alter database {} connection limit 10", database.name()))
        .await;
    let mut held = Vec::new();
    for _ in 0..9 {
        held.push(database.client().await);
    }
    // With the check's own.
    let fix = only(&check(&database, &[]), "connections", "fail");
    assert_eq!(fix, format!("alter database \"{}\" connection limit 20", database.name()));
}

#[tokio::test]
async fn a_counter_that_contradicts_the_history_fails() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    task(&client, "done", State::Complete, &[step("ship", State::Complete, &[])]).await;
    run_sql(&client, "update tasker_tasks set remaining_steps = 7").await;
    let fix = only(&check(&database, &[]), "consistency", "fail");
    assert_eq!(fix, "tasker check consistency --repair --dry-run");
}

#[tokio::test]
async fn a_read_beyond_the_budget_fails() {
    let database = TestDatabase::new().await;
    let run = database.tasker(&["check", "health", "--format", "json", "--budget", "1us"]);
    assert_eq!(only(&run, "query_time", "fail"), "tasker check plans --analyze");
}

#[tokio::test]
async fn what_the_server_refuses_is_not_checked_and_the_rest_is() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let role = format!("blind_{}", database.name());
    run_sql(
        &client,
        &format!(
            "create role {role};
             grant select on all tables in schema public to {role};
             revoke select on tasker_backoff_steps from {role};
             grant pg_read_all_stats to {role}"
        ),
    )
    .await;
    let mut command = database.command(&[&["check", "health", "--format", "json"], &BUDGET[..]].concat());
    command.env("PGOPTIONS", format!("-c role={role}"));
    let run = Run::of(command);
    run_sql(&client, &format!("drop owned by {role}; drop role {role}")).await;
    assert_eq!(run.code, 4, "{}", run.snapshot());
    let found = not_well(&run);
    assert!(found.contains(&("claim_lag".to_owned(), "unchecked".to_owned())), "{found:?}");
    assert!(!found.iter().any(|(check, _)| check == "horizon" || check == "connections"), "{found:?}");
}

#[tokio::test]
async fn a_file_for_the_collector_is_replaced_as_a_whole() {
    let database = TestDatabase::new().await;
    let file = database.home().join("tasker.prom");
    std::fs::write(&file, "old\n").expect("a file");
    let metrics = ["check", "health", "--format", "prometheus", "--output", "tasker.prom"];
    let run = database.tasker(&[&metrics[..], &BUDGET].concat()).success();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    let text = std::fs::read_to_string(&file).expect("the file");
    let place = format!("database=\"{}\",schema=\"public\"", database.name());
    for sample in [
        format!("tasker_health_up{{{place}}} 1\n"),
        format!("tasker_health_check_status{{{place},check=\"horizon\"}} 0\n"),
        format!("tasker_health_queues_served{{{place}}} 0\n"),
    ] {
        assert!(text.contains(&sample), "{sample} is missing:\n{text}");
    }
    let mut command = database.command(&metrics);
    command.env("DATABASE_URL", "postgresql://nobody@localhost:1/gone");
    assert_eq!(Run::of(command).code, 4);
    let text = std::fs::read_to_string(&file).expect("the file");
    assert!(text.contains("tasker_health_up{database=\"gone\",schema=\"public\"} 0\n"), "{text}");
    let left = std::fs::read_dir(database.home()).expect("the folder").filter_map(|entry| entry.ok());
    assert_eq!(left.filter(|entry| entry.file_name().to_string_lossy().contains("prom")).count(), 1);
}

#[tokio::test]
async fn a_format_is_this_commands_own_and_before_it_everybodys() {
    let database = TestDatabase::new().await;
    assert_eq!(database.tasker(&["--format", "json", "check", "health"]).json()["kind"], "check.health");
    let before = database.tasker(&["--format", "prometheus", "check", "health", "--budget", "10s"]).success();
    assert!(before.stdout.starts_with("# HELP tasker_health_up "), "{}", before.stdout);
    for elsewhere in
        [&["task", "list", "--format", "prometheus"][..], &["--format", "prometheus", "task", "list"]]
    {
        let refused = database.tasker(elsewhere);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
        assert_eq!(
            refused.stderr,
            "error: `tasker task list` does not support the format prometheus\n  hint: use one of table, json\n"
        );
    }
    let faulty = database.tasker(&["check", "health", "--bound", "oldest_redy=5m"]);
    assert_eq!(faulty.code, 2);
    assert!(faulty.stderr.contains("did you mean oldest_ready?"), "{}", faulty.stderr);
}

#[tokio::test]
async fn watching_looks_again_until_it_is_interrupted() {
    let database = TestDatabase::new().await;
    let process = Process::start(
        database.command(&["check", "health", "--watch", "1s", "--format", "json", "--output", "now.json"]),
    );
    let file = database.home().join("now.json");
    let look = || {
        std::fs::read_to_string(&file).ok().map(|text| {
            let answer: Value = serde_json::from_str(&text).expect("a whole answer");
            answer["as_of"].clone()
        })
    };
    let mut seen = Vec::new();
    eventually("three answers", async || {
        seen.extend(look());
        seen.dedup();
        seen.len() >= 3
    })
    .await;
    process.signal(Signal::SIGINT);
    assert_eq!(process.ended().await.code, 130);
}

#[tokio::test]
async fn counts_that_nobody_folds_warn_and_an_upkeep_helps() {
    let database = TestDatabase::new().await;
    let deltas = "insert into tasker_task_count_deltas (named_task_id, pending) select 1, 0 from generate_series(1, 20000);
                  vacuum analyze";
    for statement in deltas.split(';') {
        run_sql(&database.client().await, statement).await;
    }
    let fix = only(&check(&database, &[]), "counts_folded", "warn");
    assert!(fix.starts_with("tasker upkeep run"), "{fix}");
    database.tasker(&["upkeep", "run"]).success();
    assert_eq!(check_of(&check(&database, &[]), "counts_folded")["status"], "pass");
}

#[tokio::test]
async fn a_job_of_the_upkeep_that_failed_warns_with_its_error() {
    let database = TestDatabase::new().await;
    let failed = "insert into tasker_upkeep_jobs (job, fence, began_at, ended_at, failure, failed_at)
                  values ('counts', 1, now(), now(), 'the disk is full', now())";
    run_sql(&database.client().await, failed).await;
    let run = check(&database, &[]);
    assert_eq!(only(&run, "upkeep_jobs", "warn"), "tasker upkeep status");
    assert_eq!(check_of(&run, "upkeep_jobs")["detail"], "counts: the disk is full");
}

#[tokio::test]
async fn a_disk_that_is_soon_full_fails_where_its_size_is_given() {
    let database = TestDatabase::new().await;
    database.seed(2_000, Shape::Diamond, SeedStage::History, 7).await;
    let spread = "update tasker_tasks set requested_at = now() - interval '10 days' + task_id * interval '6 minutes'; analyze";
    run_sql(&database.client().await, spread).await;
    let left = |size: &[&str]| {
        let run =
            database.tasker(&[&["check", "health", "--format", "json", "--budget", "10s"], size].concat());
        check_of(&run, "disk_left")
    };
    assert_eq!((&left(&[])["status"], &left(&[])["value"]), (&"pass".into(), &Value::Null));
    assert_eq!(left(&["--disk-size", "1MB"])["status"], "fail");
    assert_eq!(left(&["--disk-size", "100TB"])["status"], "pass");
    let run = database.tasker(&["check", "health", "--disk-size", "9"]);
    assert!(run.code == 2 && run.stderr.contains("500GB"), "{}", run.snapshot());
}
