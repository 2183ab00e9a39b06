//! Workers as processes, and waiting for what they do.

use std::time::{Duration, Instant};

use crate::common::{Process, TestDatabase};

const LIMIT: Duration = Duration::from_secs(30);

/// Starts a worker; it has registered when this returns.
pub async fn worker(database: &TestDatabase, args: &[&str]) -> Process {
    let client = database.client().await;
    // Not their number: a new one may have removed a dead one by then.
    let newest = "select coalesce(max(worker_id), 0) from tasker_workers";
    let before: i64 = client.query_one(newest, &[]).await.expect("an id").get(0);
    let process = Process::start(database.command(&[&["worker", "run", "--quiet"], args].concat()));
    until(database, &format!("({newest}) > {before}")).await;
    process
}

/// Waits until an SQL expression is true.
pub async fn until(database: &TestDatabase, what: &str) {
    let client = database.client().await;
    let deadline = Instant::now() + LIMIT;
    while !client.query_one(&format!("select {what}"), &[]).await.expect("a truth value").get::<_, bool>(0) {
        assert!(Instant::now() < deadline, "never came true: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
