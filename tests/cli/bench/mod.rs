//! `tasker bench`: what it says, and that it leaves nothing on the server.

mod readiness;
mod seed;

use nix::sys::signal::Signal;
use serde_json::Value;

use crate::common::{Process, TestDatabase};
use crate::scratch::{LIMIT, await_work, databases, pattern_of, scratch_of};

fn positive(value: &Value) -> bool {
    value.as_f64().is_some_and(|value| value > 0.0)
}

#[tokio::test]
async fn throughput_counts_steps_and_leaves_the_named_database_alone() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    let args = ["bench", "throughput", "--tasks", "20", "--workers", "2", "--concurrency", "8"];
    let run = database.tasker(&args).success();
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 5, "{}", run.stdout);
    assert_eq!(lines[0], "20 tasks of 7 steps and 8 edges, every transition recorded");
    assert!(lines[1].starts_with("  submitted ") && lines[1].ends_with(" steps/s"), "{}", run.stdout);
    assert!(lines[2].starts_with("  completed "), "{}", run.stdout);
    assert!(lines[2].ends_with(" steps/s  (workers: 2, concurrency: 8)"), "{}", run.stdout);
    assert!(lines[3].starts_with("  write-ahead log, the whole server's: "), "{}", run.stdout);
    assert!(lines[4].starts_with("  peak memory of this process: "), "{}", run.stdout);
    assert!(databases(&client, &scratch_of(&run)).await.is_empty());
    let tables = "select count(*) from pg_class where relnamespace = 'public'::regnamespace";
    let tables: i64 = client.query_one(tables, &[]).await.expect("a count").get(0);
    assert_eq!(tables, 0, "the database named is only where to find the server");

    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).success().json();
    assert_eq!((&json["tasks"], &json["steps"]), (&Value::from(20), &Value::from(140)));
    assert_eq!((&json["workers"], &json["concurrency"]), (&Value::from(2), &Value::from(8)));
    for key in
        ["steps_per_second", "submitted_steps_per_second", "wal_bytes_per_step", "worker_peak_rss_bytes"]
    {
        assert!(positive(&json[key]), "{key} of {json}");
    }
}

#[tokio::test]
async fn throughput_is_measured_again_with_something_in_the_way() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "throughput", "--tasks", "20", "--held-transaction", "--backlog", "60"];
    let json =
        database.tasker(&[&args[..], &["--history", "800", "--format", "json"]].concat()).success().json();
    let runs = json["burdened"].as_array().expect("runs");
    let names: Vec<&str> = runs.iter().filter_map(|run| run["burden"].as_str()).collect();
    let expected = ["a transaction held open", "60 ready steps waiting", "800 transitions of earlier tasks"];
    assert_eq!(names, expected);
    for run in runs {
        let ratio = run["steps_per_second"].as_f64().expect("a rate")
            / json["steps_per_second"].as_f64().expect("a rate");
        assert!((run["ratio"].as_f64().expect("a ratio") - ratio).abs() < 0.001, "{run}");
    }
    let run = database.tasker(&args).success();
    let last = run.stdout.lines().last().expect("a line");
    assert!(last.starts_with("  completed ") && last.ends_with("% of the plain run's"), "{}", run.stdout);
}

#[tokio::test]
async fn latency_gives_percentiles_in_order() {
    let database = TestDatabase::empty().await;
    let args = ["bench", "latency", "--rounds", "3"];
    let run = database.tasker(&args).success();
    let heads: Vec<&str> =
        run.stdout.lines().map(|line| line.split("  ").next().unwrap_or_default()).collect();
    assert_eq!(heads[..3], ["MILLISECONDS", "submit to start", "7 steps, end to end"], "{}", run.stdout);
    assert_eq!(heads[3], "4 steps in a row, end to end");
    assert!(heads[4].starts_with("peak memory of this process: "), "{}", run.stdout);
    assert!(databases(&database.client().await, &scratch_of(&run)).await.is_empty());

    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).success().json();
    assert_eq!(json["rounds"], 3);
    assert!(positive(&json["worker_peak_rss_bytes"]), "{json}");
    for key in ["submit_to_start_ms", "end_to_end_ms", "four_in_a_row_ms"] {
        let [p50, p95, p99] = ["p50", "p95", "p99"].map(|rank| json[key][rank].as_f64().expect(rank));
        assert!(0.0 < p50 && p50 <= p95 && p95 <= p99, "{key} of {json}");
    }
    // The first step starts before the last one ends.
    assert!(json["submit_to_start_ms"]["p50"].as_f64() < json["end_to_end_ms"]["p50"].as_f64(), "{json}");
}

#[tokio::test]
async fn a_signal_ends_the_measuring_and_drops_the_database() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    for (signal, args) in [
        (Signal::SIGTERM, ["throughput", "--tasks", "1000000"]),
        (Signal::SIGINT, ["latency", "--rounds", "100000"]),
    ] {
        let process = Process::start(database.command(&[&["bench"], &args[..]].concat()));
        let pattern = pattern_of("bench", &process);
        // At work in it, not only about to make it.
        await_work(&client, &pattern, "tasker_tasks").await;
        assert_eq!(databases(&client, &pattern).await.len(), 1);
        process.signal(signal);
        let run = process.ended(LIMIT).await;
        assert_eq!((run.code, run.stdout.as_str()), (130, ""), "{}", run.snapshot());
        assert!(run.stderr.ends_with("error: interrupted\n"), "{}", run.stderr);
        assert_eq!(databases(&client, &pattern).await, [""; 0]);
    }
}

#[tokio::test]
async fn counts_out_of_range_are_usage_errors() {
    let database = TestDatabase::empty().await;
    for args in [
        ["throughput", "--tasks=0"],
        ["throughput", "--tasks=ten"],
        ["throughput", "--workers=65"],
        ["throughput", "--concurrency=0"],
        ["latency", "--rounds=0"],
    ] {
        let run = database.tasker(&[&["bench"], &args[..]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
    }
}

#[tokio::test]
async fn a_role_that_may_not_make_databases_is_told_what_it_lacks() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    let role = format!("bench_{}", database.name());
    client.batch_execute(&format!("create role {role} login")).await.expect("a role");
    let mut url = database.url().to_owned();
    url = url.replacen("postgres@", &format!("{role}@"), 1).replace("user=postgres", &format!("user={role}"));
    let run = database.tasker(&["--database-url", &url, "bench", "throughput", "--tasks", "1"]);
    client.batch_execute(&format!("drop role {role}")).await.expect("a role that owns nothing");
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.snapshot());
    assert!(
        run.stderr.contains(&format!("error: the role {role} may not create the database")),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("createdb"), "{}", run.stderr);
}
