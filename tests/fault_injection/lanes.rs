//! Workers of short steps, which have two exchanges under way at a time.

use tasker::engine::bench::faults::proxy::{CLAIM, COMPLETION, Loss};
use tokio_postgres::Client;

use crate::common::{Proxy, TestDatabase};
use crate::network::start_behind;
use crate::workers::{ALL_COMPLETE, start_worker, with_steps};

const TASKS: usize = 4000;
/// Each of them runs in no time.
const STEPS: &str = "  - {name: a, handler: {noop: {}}}
  - {name: b, depends_on: [a], handler: {noop: {}}}
  - {name: c, depends_on: [a], handler: {noop: {}}}";

const BOTH_USED: &str = "(select count(*) = 2 from tasker_worker_exchanges where number > 3)";
/// Of the worker, which has a name of its own.
const CONNECTIONS: &str = "(select count(*) from pg_stat_activity where application_name = 'lanes')";

async fn with_tasks() -> (TestDatabase, Client) {
    let (database, client) = with_steps(STEPS).await;
    let lines = "{}\n".repeat(TASKS);
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], lines).success();
    (database, client)
}

#[tokio::test]
async fn a_worker_opens_the_second_lane_while_it_has_short_steps() {
    let (database, _client) = with_tasks().await;
    let url = if database.url().contains('?') { "&" } else { "?" };
    let url = format!("{}{url}application_name=lanes", database.url());
    // The upkeep would have a connection of its own.
    let worker = start_worker(&database, &["--database-url", &url, "--format", "json", "--no-upkeep"]);
    database.eventually(BOTH_USED).await;
    database.eventually(&format!("{CONNECTIONS} = 3")).await;
    database.eventually(ALL_COMPLETE).await;
    database.eventually(&format!("{CONNECTIONS} = 2")).await;
    // And again.
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(TASKS)).success();
    database.eventually(&format!("{CONNECTIONS} = 3")).await;
    database.eventually(ALL_COMPLETE).await;
    worker.signal(nix::sys::signal::Signal::SIGTERM);
    assert_eq!(worker.ended().await.success().json()["completed_steps"], 6 * TASKS);
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn replies_lost_over_either_lane_cost_nothing() {
    let (database, _client) = with_tasks().await;
    let proxy = Proxy::before(&database).await;
    let worker = start_behind(&proxy, &database, &["--drain"]);
    database.eventually(BOTH_USED).await;
    for lost in 0..6 {
        proxy.lose([CLAIM, COMPLETION][lost % 2], [Loss::Reply, Loss::Request][lost / 2 % 2]);
    }
    // Whatever is under way over all connections.
    proxy.cut();
    let run = worker.ended().await.success();
    let told = run.json();
    assert_eq!(told["completed_steps"], 3 * TASKS, "{}", run.stderr);
    assert_eq!((&told["refused_steps"], &told["completed_tasks"]), (&0.into(), &TASKS.into()));
    database.eventually("(select bool_and(processed and attempts = 1) from tasker_workflow_steps)").await;
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn a_worker_that_stops_at_once_gives_back_the_claims_of_both_lanes() {
    let (database, _client) = with_tasks().await;
    let worker = start_worker(&database, &[]);
    database.eventually(BOTH_USED).await;
    worker.signal(nix::sys::signal::Signal::SIGTERM);
    worker.says("draining").await;
    worker.signal(nix::sys::signal::Signal::SIGTERM);
    worker.ended().await;
    database.eventually("not exists (select from tasker_workers)").await;
    database.eventually("not exists (select from tasker_workflow_steps where in_process)").await;
    database.tasker(&["check", "consistency"]).success();
    let run = start_worker(&database, &["--drain", "--format", "json"]).ended().await.success();
    assert_eq!(run.json()["refused_steps"], 0, "{}", run.stderr);
    database.eventually(ALL_COMPLETE).await;
    database.eventually("(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
}

#[tokio::test]
async fn the_claims_of_both_lanes_are_rescued_when_a_worker_is_killed() {
    let (database, _client) = with_tasks().await;
    let worker = start_worker(&database, &["--lease", "2s"]);
    database.eventually(BOTH_USED).await;
    worker.signal(nix::sys::signal::Signal::SIGKILL);
    start_worker(&database, &["--drain", "--lease", "2s"]).ended().await.success();
    database.eventually(ALL_COMPLETE).await;
    database.eventually("(select bool_and(attempts = 1) from tasker_workflow_steps)").await;
    database.tasker(&["check", "consistency"]).success();
}
