//! `tasker worker list`.

use insta::assert_snapshot;
use nix::sys::signal::Signal;
use serde_json::json;

use crate::common::Process;
use crate::worker::{shop, submit};

#[tokio::test]
async fn the_list_shows_who_is_busy_idle_and_lost() {
    let database = shop().await;
    let _client = database.client().await;
    assert_snapshot!(database.tasker(&["worker", "list"]).snapshot(), @r"
    no workers; start one with `tasker worker run`
    [exit status: 0]
    ");
    assert_eq!(
        database.tasker(&["worker", "list", "--format", "json"]).success().stdout,
        "{\"kind\":\"worker.list\",\"version\":1,\"workers\":[]}\n"
    );

    submit(&database, "shop/slow");
    let args = ["worker", "run", "--queue", "packing", "--queue", "mail", "-j", "4", "--lease", "2m"];
    let busy = Process::start(database.command(&args));
    database.eventually("exists (select from tasker_workflow_steps where in_process)").await;
    let idle = Process::start(database.command(&["worker", "run", "--queue", "nothing", "--lease", "1m"]));
    database.eventually("(select count(*) = 2 from tasker_workers)").await;
    let workers = database.tasker(&["worker", "list", "--format", "json"]).success().json();
    let [first, second] = &workers["workers"].as_array().expect("a list")[..] else { panic!("{workers}") };
    assert_eq!((&first["state"], &second["state"]), (&json!("busy"), &json!("idle")), "{workers}");
    assert_eq!(first["queues"], json!(["packing", "mail"]));
    assert_eq!((&first["concurrency"], &first["running_steps"]), (&json!(4), &json!(1)));
    assert_eq!((&first["lease_seconds"], &second["lease_seconds"]), (&json!(120), &json!(60)));
    assert_eq!(first["pid"], busy.pid().as_raw());

    // Its claim outlives it, until a worker of its queue takes the step back.
    busy.signal(Signal::SIGKILL);
    assert_eq!(busy.ended().await.code, 128 + 9);
    // Time passes.
    let later = "update tasker_workers set last_heartbeat_at = last_heartbeat_at - interval '10 minutes' where concurrency = 4";
    database.client().await.batch_execute(later).await.expect("an update");
    let list = database.tasker(&["worker", "list"]).success().stdout;
    let [heading, lost, idle_line] = &list.lines().collect::<Vec<_>>()[..] else { panic!("{list}") };
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(heading), ["WORKER", "STATE", "HOST", "PID", "QUEUES", "RUNNING", "HEARTBEAT"]);
    assert_eq!(words(lost)[..2], ["1", "lost"], "{list}");
    assert_eq!(words(lost)[4..7], ["packing,", "mail", "1/4"], "{list}");
    assert_eq!(words(idle_line)[..2], ["2", "idle"], "{list}");
    idle.signal(Signal::SIGTERM);
    idle.ended().await.success();
}
