//! `tasker migrate down`: what is taken back, and what never is.

use crate::common::{Run, TestDatabase};

const RETRY: &str = "index_workflow_steps_retry_logic";

fn down(database: &TestDatabase, more: &[&str]) -> Run {
    database.tasker(&[&["migrate", "down", "--yes", "--phase"], more].concat())
}

#[tokio::test]
async fn it_asks_first() {
    let database = TestDatabase::new().await;
    let run = database.tasker(&["migrate", "down", "--phase", "indexes", RETRY]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("then confirm with --yes"), "{}", run.stderr);
    let before = indexes(&database).await;
    down(&database, &["indexes", "--dry-run"]).success();
    assert_eq!(indexes(&database).await, before);
}

async fn indexes(database: &TestDatabase) -> i64 {
    let sql = "select count(*) from pg_indexes where schemaname = 'public' and indexname like 'index\\_%'";
    database.client().await.query_one(sql, &[]).await.expect("a count").get(0)
}

#[tokio::test]
async fn indexes_are_dropped_by_name_and_all_of_them() {
    let database = TestDatabase::new().await;
    database.tasker(&["migrate", "up", "--indexes", RETRY]).success();
    let all = indexes(&database).await;

    let one = down(&database, &["indexes", RETRY]).success();
    assert_eq!(one.stdout, format!("dropped index {RETRY}\n"));
    assert_eq!(indexes(&database).await, all - 1);
    // It was dropped through us: nobody is told that somebody did it by hand.
    let status = database.tasker(&["migrate", "status", "--check"]).success();
    assert!(!status.stdout.contains("by hand"), "{}", status.stdout);

    let planned = down(&database, &["indexes", "--dry-run"]).success().stdout;
    assert_eq!(indexes(&database).await, all - 1, "a dry run drops nothing");
    let dropped = down(&database, &["indexes"]).success();
    assert_eq!(planned.replace("would drop", "dropped"), dropped.stdout);
    assert!(
        dropped.stderr.contains("build it again with `tasker migrate up --phase indexes`"),
        "{}",
        dropped.stderr
    );
    assert_eq!(indexes(&database).await, 2, "those that hold a truth stay");
    assert_eq!(down(&database, &["indexes"]).success().stdout, "nothing to revert\n");

    database.tasker(&["migrate", "up", "--phase", "indexes"]).success();
    database.tasker(&["migrate", "status", "--check"]).success();
    assert_eq!(indexes(&database).await, all - 1);
}

#[tokio::test]
async fn an_index_that_is_not_ours_stays() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client.batch_execute("create index theirs on tasker_tasks (initiator)").await.expect("an index");
    let run = down(&database, &["indexes", "theirs"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("tasker builds no index \"theirs\""), "{}", run.stderr);

    let other = "drop index index_workflow_steps_task; create index index_workflow_steps_task on tasker_workflow_steps (attempts)";
    client.batch_execute(other).await.expect("another definition");
    let run = down(&database, &["indexes", "index_workflow_steps_task"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("index index_workflow_steps_task was not dropped"), "{}", run.stderr);
    down(&database, &["indexes"]).success();
    // Theirs, theirs under our name, and the two that hold a truth.
    assert_eq!(indexes(&database).await, 3);
}

#[tokio::test]
async fn views_go_back_a_version_at_a_time_until_there_is_none() {
    let database = TestDatabase::new().await;
    for (from, to) in [(3, 2), (2, 1)] {
        let line = format!("replaced tasker_step_readiness_statuses: v{from} → v{to}\n");
        let run = down(&database, &["views"]).success();
        assert!(run.stdout.contains(&line), "{}", run.stdout);
        database.tasker(&["worker", "list"]).success();
        database.tasker(&["migrate", "status", "--check"]).success();
    }
    let run = down(&database, &["views"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("the views are at v1: there is no version before it"), "{}", run.stderr);
}

#[tokio::test]
async fn the_schema_is_never_taken_back() {
    let database = TestDatabase::new().await;
    let run = down(&database, &["schema"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("error: schema versions cannot be reverted"), "{}", run.stderr);
    assert!(
        run.stderr.contains("hint: apply a later version that fixes the problem, or restore"),
        "{}",
        run.stderr
    );
    assert_eq!(database.tasker(&["migrate", "down"]).code, 2, "a phase must be named");
    database.tasker(&["migrate", "status", "--check"]).success();
}
