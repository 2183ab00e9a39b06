//! The upkeep takes out what has expired, where it is told what becomes of it.

use std::fs;

use nix::sys::signal::Signal;
use serde_json::json;

use crate::archive::{age, ended, folder_text, task_ids};
use crate::common::Process;

#[tokio::test]
async fn expired_tasks_stay_until_the_configuration_says_what_becomes_of_them() {
    let database = ended(3, 1).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    let ran = database.tasker(&["upkeep", "run", "--format", "json"]).success().json();
    assert_eq!(ran["jobs"].as_array().map(Vec::len), Some(2), "{ran}");
    assert_eq!(task_ids(&client).await, [1, 2, 3, 4]);
    fs::write(database.home().join("tasker.toml"), "[archive]\ndelete = true\n").expect("a configuration");
    let waits = database.tasker(&["upkeep", "status", "--format", "json"]).success().json();
    assert_eq!((&waits["jobs"][2]["job"], &waits["jobs"][2]["backlog"]), (&json!("retention"), &json!(3)));
    let ran = database.tasker(&["upkeep", "run", "--format", "json"]).success().json();
    assert_eq!((&ran["jobs"][2]["job"], &ran["jobs"][2]["done"]), (&json!("retention"), &json!(3)));
    assert_eq!(task_ids(&client).await, [4]);
    let both = "[archive]\nto = \"archive\"\ndelete = true\n";
    fs::write(database.home().join("tasker.toml"), both).expect("a configuration");
    let refused = database.tasker(&["upkeep", "run"]);
    assert_eq!(refused.code, 2, "{}", refused.snapshot());
}

#[tokio::test]
async fn a_worker_moves_them_to_files_beside_its_steps() {
    let database = ended(3, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    let to = folder_text(&database);
    let worker = ["worker", "run", "--lease", "3s", "--archive-to", &to];
    let worker = Process::start(database.command(&worker));
    database.eventually("not exists (select from tasker_tasks)").await;
    worker.signal(Signal::SIGTERM);
    worker.ended().await.success();
    database.tasker(&["archive", "restore", "--from", &to]).success();
    assert_eq!(task_ids(&client).await, [1, 2, 3]);
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn who_has_lost_the_lease_deletes_nothing() {
    let database = ended(3, 0).await;
    let mut client = database.client().await;
    age(&client, "8 days", "> 0").await;
    let turn = client.transaction().await.expect("a transaction");
    let taken = "select pg_advisory_xact_lock(hashtext('tasker archive'), hashtext('public'))";
    turn.batch_execute(taken).await.expect("the turn");
    let late = Process::start(database.command(&["upkeep", "run", "--archive-delete"]));
    let waits = "exists (select from pg_stat_activity where datname = current_database() and wait_event = 'advisory')";
    database.eventually(waits).await;
    let other = "update tasker_upkeep set fence = fence + 1, holder = 'worker 7', leased_until = now() + interval '1 hour'";
    turn.batch_execute(other).await.expect("another holder");
    turn.commit().await.expect("the end of the turn");
    let late = late.ended().await;
    assert!(late.stdout.starts_with("nothing done: "), "{}", late.snapshot());
    assert_eq!(task_ids(&client).await, [1, 2, 3]);
}
