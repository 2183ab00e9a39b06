//! `tasker archive run`.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use nix::sys::signal::Signal;
use serde_json::json;

use super::{age, archive, digests, ended, folder, folder_text, parts, task_ids};
use crate::common::{Pooler, Process};

#[tokio::test]
async fn without_a_decision_it_shows_what_has_expired_and_changes_nothing() {
    let database = ended(3, 2).await;
    let client = database.client().await;
    age(&client, "8 days", "<= 2").await;
    let before = digests(&client).await;
    insta::assert_snapshot!(database.tasker(&["archive", "run"]).snapshot(), @"
    WORKFLOW    COMPLETE  IN ERROR  CANCELLED  STEPS  FIRST TASK  LAST TASK
    shop/order         2         0          0      4           1          2
    ------- stderr -------
    error: nothing was archived: the command does not say what becomes of the tasks
      hint: add --to DIR to write them to files, or --delete to drop them
    [exit status: 2]
    ");
    let preview = database.tasker(&["archive", "run", "--older-than", "0s", "--dry-run"]).success().stdout;
    assert!(preview.contains("shop/refund         0         2"), "{preview}");
    assert_eq!(digests(&client).await, before);
    let asked = database.tasker(&["archive", "run", "--delete"]);
    assert!(asked.code == 2 && asked.stderr.contains("confirm with --yes"), "{}", asked.snapshot());
    assert_eq!(digests(&client).await, before);
}

#[tokio::test]
async fn only_ended_tasks_go_whose_retention_is_over() {
    let database = ended(4, 2).await;
    let client = database.client().await;
    database.tasker(&["task", "submit", "shop/order"]).success();
    age(&client, "8 days", "in (1, 3, 5)").await;
    age(&client, "6 days", "= 2").await;
    let deleted =
        database.tasker(&["archive", "run", "--delete", "--yes", "--format", "json"]).success().json();
    // A refund has no retention, order 2 is too young, and task 7 waits.
    assert_eq!((&deleted["tasks"], &deleted["steps"]), (&json!(2), &json!(4)));
    assert_eq!(task_ids(&client).await, [2, 4, 5, 6, 7]);
    // For what says nothing itself, and never sooner than what a template says.
    let older = ["archive", "run", "--older-than", "1d", "--delete", "--yes"];
    database.tasker(&older).success();
    assert_eq!(task_ids(&client).await, [2, 4, 6, 7]);
    database.tasker(&["check", "consistency"]).success();
    database.tasker(&["worker", "run", "--drain"]).drained();
    age(&client, "8 days", "> 0").await;
    let named = [&older[..], &["--name", "refund", "--limit", "1"]].concat();
    database.tasker(&named).success();
    assert_eq!(task_ids(&client).await, [2, 4, 7]);
    database.tasker(&["archive", "run", "--delete", "--yes"]).success();
    assert_eq!(task_ids(&client).await, [] as [i64; 0]);
    for table in super::TABLES {
        let left = super::numbers(&client, &format!("select count(*) from {table}")).await;
        assert_eq!(left, [0], "{table}");
    }
}

#[tokio::test]
async fn the_configuration_overrides_a_template_and_the_last_tasks_stay() {
    let database = ended(5, 3).await;
    let client = database.client().await;
    age(&client, "2 days", "> 0").await;
    fs::write(
        database.home().join("tasker.toml"),
        "[retention]\n\"shop/order\" = { complete = \"1d\", keep_last = 2 }\n\"*\" = { error = \"1h\" }\n",
    )
    .expect("a configuration");
    database.tasker(&["archive", "run", "--delete", "--yes"]).success();
    assert_eq!(task_ids(&client).await, [4, 5]);
    let faulty = "[retention]\norder = { complete = \"1d\" }\n";
    fs::write(database.home().join("tasker.toml"), faulty).expect("a configuration");
    insta::assert_snapshot!(database.tasker(&["archive", "status"]).snapshot(), @r#"
    ------- stderr -------
    error: tasker.toml: "order" in [retention] names no workflow
      hint: write "NAMESPACE/NAME", "NAMESPACE/*", or "*" for all others
    [exit status: 2]
    "#);
}

#[tokio::test]
async fn what_is_written_to_files_is_what_was_there() {
    let database = ended(30, 5).await;
    let client = database.client().await;
    age(&client, "100 days", "> 0").await;
    let before = digests(&client).await;
    let done = archive(&database);
    assert_eq!((&done["tasks"], &done["steps"], &done["skipped"]), (&json!(30), &json!(60), &json!(0)));
    assert_eq!(task_ids(&client).await.len(), 5);
    database.tasker(&["check", "consistency"]).success();
    let counted = database.tasker(&["task", "count", "--format", "json"]).success().stdout;
    assert!(!counted.contains("order"), "{counted}");
    let part = &parts(&database)[0];
    for file in
        fs::read_dir(part).expect("the folder of a part").chain(fs::read_dir(folder(&database)).expect("one"))
    {
        let mode = file.expect("a file").metadata().expect("it is there").permissions().mode() & 0o777;
        assert!(mode == 0o600 || mode == 0o700, "{mode:o}");
    }
    // Every file is one that other programs read.
    let output = std::process::Command::new("zstdcat").arg(part.join("tasks.csv.zst")).output();
    if let Ok(output) = output {
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(text.starts_with("task_id,named_task_id,"), "{text}");
    }
    let restored = database.tasker(&["archive", "restore", "--from", &folder_text(&database)]).success();
    assert_eq!(restored.stdout, "30 tasks with 60 steps restored\n");
    assert_eq!(digests(&client).await, before);
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn a_task_that_somebody_changes_meanwhile_stays() {
    let database = ended(2, 2).await;
    let (mut one, other) = (database.client().await, database.client().await);
    let held = one.transaction().await.expect("a transaction");
    held.batch_execute("select from tasker_workflow_steps where task_id = 3 for no key update")
        .await
        .expect("a lock");
    let run = ["archive", "run", "--older-than", "0s", "--name", "refund", "--delete", "--yes"];
    let deleted = database.tasker(&run).success().stdout;
    assert!(deleted.ends_with("1 task left: locked or changed meanwhile\n"), "{deleted}");
    held.rollback().await.expect("an end");
    assert_eq!(task_ids(&other).await, [1, 2, 3]);
    // It is retried between the look and the lock: the run waits for its own turn then.
    let turn = one.transaction().await.expect("a transaction");
    turn.batch_execute("select pg_advisory_xact_lock(hashtext('tasker archive'), hashtext('public'))")
        .await
        .expect("it");
    let waiting = Process::start(database.command(&run));
    database.eventually("exists (select from pg_stat_activity where datname = current_database() and wait_event = 'advisory')").await;
    database.tasker(&["step", "retry", "3/refund", "--yes"]).success();
    turn.rollback().await.expect("an end");
    let deleted = waiting.ended().await.success().stdout;
    assert!(deleted.starts_with("0 tasks") && deleted.contains("1 task left"), "{deleted}");
    database.tasker(&["check", "consistency"]).success();
    assert_eq!(task_ids(&other).await, [1, 2, 3]);
}

#[tokio::test]
async fn two_archivers_at_once_share_the_work() {
    let database = ended(200, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    let before = digests(&client).await;
    let to = folder_text(&database);
    let run = ["archive", "run", "--to", &to, "--yes", "--load", "100"];
    let both = [Process::start(database.command(&run)), Process::start(database.command(&run))];
    for archiver in both {
        archiver.ended().await.success();
    }
    assert_eq!(task_ids(&client).await, [] as [i64; 0]);
    database.tasker(&["archive", "restore", "--from", &to]).success();
    assert_eq!(digests(&client).await, before);
}

#[tokio::test]
async fn the_folder_of_another_database_is_refused() {
    let (database, other) = (ended(2, 0).await, ended(2, 0).await);
    for database in [&database, &other] {
        age(&database.client().await, "8 days", "> 0").await;
    }
    archive(&database);
    let to = folder_text(&database);
    let refused = other.tasker(&["archive", "run", "--to", &to, "--yes"]);
    assert_eq!(refused.code, 2, "{}", refused.snapshot());
    assert!(refused.stderr.contains("is in use by the archive of another database: "), "{}", refused.stderr);
    assert_eq!(task_ids(&other.client().await).await, [1, 2]);
}

#[tokio::test]
async fn it_works_through_a_pooler() {
    let database = ended(20, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    let before = digests(&client).await;
    let pooler = Pooler::before(&database);
    let (url, to) = (pooler.url(database.name()), folder_text(&database));
    let through = ["--pooler", "--database-url", &url];
    database.tasker(&[&through[..], &["archive", "run", "--to", &to, "--yes"]].concat()).success();
    assert_eq!(task_ids(&client).await, [] as [i64; 0]);
    database.tasker(&[&through[..], &["archive", "restore", "--from", &to]].concat()).success();
    assert_eq!(digests(&client).await, before);
}

#[tokio::test]
async fn ctrl_c_ends_it_after_the_part() {
    let database = ended(400, 0).await;
    let mut client = database.client().await;
    age(&client, "8 days", "> 0").await;
    let turn = client.transaction().await.expect("a transaction");
    turn.batch_execute("lock table tasker_archives in exclusive mode").await.expect("a lock");
    let run = Process::start(database.command(&["archive", "run", "--delete", "--yes", "--load", "1"]));
    database.eventually("exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')").await;
    run.signal(Signal::SIGINT);
    run.says("stopping after the current part").await;
    turn.rollback().await.expect("an end");
    let ended = run.ended().await;
    assert_eq!(ended.code, 130, "{}", ended.snapshot());
    assert!(ended.stdout.contains(" deleted in "), "{}", ended.stdout);
    database.tasker(&["check", "consistency"]).success();
}
