//! `tasker check plans --at-scale`: everything is checked, and nothing is left on the server.

use std::fs;

use nix::sys::signal::Signal;
use serde_json::{Value, json};

use crate::common::{Process, TestDatabase};
use crate::fixture::scratch::{await_work, databases, pattern_of, scratch_of};

/// The runs of all checks.
fn runs(json: &Value) -> Vec<&Value> {
    let checks = json["checks"].as_array().expect("checks");
    checks.iter().flat_map(|check| check["runs"].as_array().expect("runs")).collect()
}

#[tokio::test]
async fn every_query_of_ours_is_checked_and_passes() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    // Among a few hundred the planner is right to read what it may from end to end.
    for tasks in [200, 250, 500, 5000] {
        let args = ["check", "plans", "--at-scale", &tasks.to_string(), "--format", "json"];
        let run = database.tasker(&args).success();
        let json = run.json();
        assert_eq!(json["status"], json!("passed"), "{tasks}: {json}");
        // On a busy machine a query takes longer than it may, of which there is advice.
        let findings = json["findings"].as_array().expect("findings");
        assert!(findings.iter().all(|finding| finding["is_advice"] == true), "{tasks}: {findings:?}");
        assert_eq!((&json["at_scale_tasks"], &json["analyzed"]), (&json!(tasks), &json!(true)));
        for run in runs(&json) {
            assert_eq!((&run["status"], &run["unchecked"]), (&json!("passed"), &json!([])), "{tasks}: {run}");
            let was_run = run["tier"] == "chosen";
            assert_eq!(run["pages"].is_u64(), was_run, "{run}");
        }
        for tier in ["possible", "chosen"] {
            assert!(runs(&json).iter().any(|run| run["tier"] == tier), "{tier}");
        }
        let scratch = scratch_of(&run);
        assert_eq!(json["database"], json!(scratch));
        assert_eq!(databases(&client, &scratch).await, [""; 0]);
    }
    let tables = "select count(*) from pg_class where relnamespace = 'public'::regnamespace";
    let tables: i64 = client.query_one(tables, &[]).await.expect("a count").get(0);
    assert_eq!(tables, 0, "the database named is only where to find the server");
}

#[tokio::test]
async fn queries_of_ones_own_are_asked_there_too_and_can_fail() {
    let database = TestDatabase::empty().await;
    let checks = "checks:
  - name: by_reason
    sql: select task_id from tasker_tasks where reason = 'audit'
    expect:
      no_seq_scan: 100
";
    fs::write(database.home().join("checks.yaml"), checks).expect("a file");
    let run = database.tasker(&["check", "plans", "--file", "checks.yaml", "--at-scale", "400"]);
    assert_eq!(run.code, 3, "{}", run.snapshot());
    assert!(run.stdout.contains("tasker_tasks is, with 400 rows"), "{}", run.stdout);
    assert_eq!(databases(&database.client().await, &scratch_of(&run)).await, [""; 0]);
}

#[tokio::test]
async fn a_signal_ends_the_check_and_drops_the_database() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    for signal in [Signal::SIGINT, Signal::SIGTERM] {
        let process = Process::start(database.command(&["check", "plans", "--at-scale", "1000000"]));
        let pattern = pattern_of("check", &process);
        await_work(&client, &pattern, "tasker_tasks").await;
        process.signal(signal);
        let run = process.ended().await;
        assert_eq!((run.code, run.stdout.as_str()), (130, ""), "{}", run.snapshot());
        assert!(run.stderr.ends_with("error: interrupted\n"), "{}", run.stderr);
        assert_eq!(databases(&client, &pattern).await, [""; 0]);
    }
}

#[tokio::test]
async fn times_are_enforced_where_queries_are_run() {
    let database = TestDatabase::empty().await;
    let refused = database.tasker(&["check", "plans", "--enforce-time"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{}", refused.snapshot());
    assert!(refused.stderr.contains("<--analyze|--at-scale <N>>"), "{}", refused.stderr);
    let checks = "checks:
  - name: slow
    sql: select pg_sleep(0.2)
    expect:
      max_time: 1ms
";
    fs::write(database.home().join("checks.yaml"), checks).expect("a file");
    let args = ["check", "plans", "--file", "checks.yaml", "--tier", "chosen", "--at-scale", "10"];
    let _ = database.tasker(&args).success();
    let run = database.tasker(&[&args[..], &["--enforce-time"]].concat());
    assert_eq!(run.code, 3, "{}", run.snapshot());
}

#[tokio::test]
async fn a_scale_out_of_range_is_a_usage_error() {
    let database = TestDatabase::empty().await;
    for scale in ["0", "many", "-1", "10000001"] {
        let run = database.tasker(&["check", "plans", &format!("--at-scale={scale}")]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
    }
}
