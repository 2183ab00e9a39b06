//! `tasker bench`: what it says, and that it leaves nothing on the server.

mod faults;
mod latency;
mod readiness;
mod seed;
mod throughput;

use nix::sys::signal::Signal;
use serde_json::Value;

use crate::common::{Process, TestDatabase};
use crate::fixture::scratch::{await_work, databases, pattern_of};

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
        await_work(&client, &pattern, "tasker_submit").await;
        assert_eq!(databases(&client, &pattern).await.len(), 1);
        process.signal(signal);
        let run = process.ended().await;
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
        ["throughput", "--workers=1001"],
        ["throughput", "--concurrency=0"],
        ["latency", "--rounds=0"],
        ["faults", "--minutes=0"],
        ["faults", "--faults=0"],
        ["faults", "--workers=1"],
    ] {
        let run = database.tasker(&[&["bench"], &args[..]].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
    }
}

pub fn positive(value: &Value) -> bool {
    value.as_f64().is_some_and(|value| value > 0.0)
}
