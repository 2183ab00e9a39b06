//! `archive run`, killed at each of its statements.

use std::fs;

use nix::sys::signal::Signal;

use super::{age, archive, digests, ended, folder, folder_text, parts, task_ids};
use crate::common::{Process, TestDatabase, eventually};

/// Locks that stop a run at one of its statements each: the words of the lock, and whether its files are whole by then.
const STOPS: [(&str, bool); 10] = [
    ("lock table tasker_named_tasks in access exclusive mode", false),
    ("lock table tasker_task_transitions in access exclusive mode", false),
    ("select pg_advisory_xact_lock(hashtext('tasker archive'), hashtext('public'))", false),
    ("lock table tasker_tasks in exclusive mode", false),
    ("lock table tasker_workflow_step_edges in access exclusive mode", false),
    ("lock table tasker_workflow_step_transitions in access exclusive mode", false),
    ("lock table tasker_workflow_step_edges in exclusive mode", true),
    ("lock table tasker_task_transitions in exclusive mode", true),
    ("lock table tasker_restored_tasks in exclusive mode", true),
    ("lock table tasker_archives in exclusive mode", true),
];

/// Kills a run that waits for a lock, with the lock still held.
async fn kill_at(database: &TestDatabase, stop: &str) {
    let mut client = database.client().await;
    let held = client.transaction().await.expect("a transaction");
    held.batch_execute(stop).await.expect("a lock");
    let to = folder_text(database);
    let run = Process::start(database.command(&["archive", "run", "--to", &to, "--yes", "--load", "100"]));
    let waits = "exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')";
    let watcher = database.client().await;
    eventually(format!("it waits for {stop}"), async || {
        watcher.query_one(&format!("select {waits}"), &[]).await.expect("a truth value").get(0)
    })
    .await;
    run.signal(Signal::SIGKILL);
    run.ended().await;
    held.rollback().await.expect("an end");
    // What the server still does for the dead client.
    let gone = "not exists (select from pg_stat_activity where datname = current_database() and application_name like 'tasker archive%')";
    database.eventually(gone).await;
}

#[tokio::test]
async fn killed_at_any_statement_it_loses_nothing_and_the_next_run_goes_on() {
    let database = ended(40, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    let before = digests(&client).await;
    for (stop, is_written) in STOPS {
        kill_at(&database, stop).await;
        assert_eq!(digests(&client).await, before, "{stop}");
        let left: Vec<String> = fs::read_dir(folder(&database))
            .into_iter()
            .flatten()
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
            .collect();
        let whole = left.iter().filter(|name| name.starts_with("tasks-1-40-")).count();
        assert_eq!(whole, usize::from(is_written), "{stop}: {left:?}");
    }
    let done = archive(&database);
    assert_eq!(done["tasks"], 40, "{done}");
    assert_eq!(done["removed"].as_array().map(Vec::len), Some(1), "{done}");
    assert_eq!(task_ids(&client).await, [] as [i64; 0]);
    assert_eq!(fs::read_dir(folder(&database)).expect("the archive").count(), 1);
    assert_eq!(parts(&database).len(), 1);
    database.tasker(&["archive", "restore", "--from", &folder_text(&database)]).success();
    assert_eq!(digests(&client).await, before);
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn files_are_kept_whose_tasks_the_database_lacks() {
    let database = ended(3, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    archive(&database);
    // As in a database that was restored from a backup made before the archive, and has lost a task since.
    client.batch_execute("delete from tasker_archives").await.expect("it");
    let refused = database.tasker(&["archive", "run", "--to", &folder_text(&database), "--yes"]);
    assert_eq!(refused.code, 1, "{}", refused.snapshot());
    assert!(
        refused.stderr.contains("is not recorded in this database, which lacks 3 of its 3 tasks"),
        "{}",
        refused.stderr
    );
    database.tasker(&["archive", "restore", "--from", &folder_text(&database)]).success();
    assert_eq!(task_ids(&client).await, [1, 2, 3]);
}
