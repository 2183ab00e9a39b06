//! Databases of others: nothing of theirs is touched, and nothing of ours is left there.

use tokio_postgres::Client;

use crate::common::TestDatabase;

const THEIRS: &str = "create table tasker_workflow_steps (id int, state text);
    create index index_workflow_steps_processing_status on tasker_workflow_steps (state)";

/// Every relation, schema and index of the database, and what they contain is theirs.
async fn relations(client: &Client) -> Vec<String> {
    let all =
        "select nspname || '.' || relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                where pg_class.oid >= 16384 and relkind <> 't' and nspname !~ '^pg_' order by 1";
    client.query(all, &[]).await.expect("the catalog").iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn names_that_are_taken_are_found_before_anything_is_written() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    client.batch_execute(THEIRS).await.expect("another application");
    let before = relations(&client).await;
    for args in [&["up"][..], &["up", "--dry-run"], &["plan"], &["plan", "--sql"]] {
        let run = database.tasker(&[&["migrate"], args].concat());
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{args:?}: {}", run.snapshot());
        let names = "index_workflow_steps_processing_status, tasker_workflow_steps";
        assert!(run.stderr.contains(names), "{args:?}: {}", run.stderr);
    }
    let status = database.tasker(&["migrate", "status", "--check"]);
    assert_eq!(status.code, 3);
    assert!(status.stdout.contains("relation tasker_workflow_steps was added"), "{}", status.stdout);
    let down = database.tasker(&["migrate", "down", "--yes", "--phase", "indexes"]);
    assert_eq!(relations(&client).await, before, "{}", down.snapshot());

    // Beside it there is room.
    database.tasker(&["--schema", "jobs", "migrate", "up"]).success();
    database.tasker(&["--schema", "jobs", "migrate", "status", "--check"]).success();
    let _ =
        database.tasker(&["--schema", "jobs", "migrate", "down", "--yes", "--phase", "indexes"]).success();
    let left: Vec<_> =
        relations(&client).await.into_iter().filter(|name| name.starts_with("public.")).collect();
    assert_eq!(left, before);
}

#[tokio::test]
async fn a_first_run_that_fails_leaves_nothing() {
    let database = TestDatabase::empty().await;
    let client = database.client().await;
    // A type takes the name of a table too, and is no relation.
    client.batch_execute("create domain tasker_tasks as int").await.expect("a type");
    let run = database.tasker(&["migrate", "up"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert_eq!(relations(&client).await, [""; 0]);
    let list = database.tasker(&["task", "list"]);
    assert!(list.stderr.contains("has no Tasker schema"), "{}", list.stderr);
}

#[tokio::test]
async fn ledgers_without_a_version_are_told_from_nothing() {
    let database = TestDatabase::empty().await;
    database.tasker(&["migrate", "up"]).success();
    let client = database.client().await;
    let emptied = "delete from tasker_schema_history; delete from tasker_installed_views";
    client.batch_execute(emptied).await.expect("emptied ledgers");
    let list = database.tasker(&["task", "list"]);
    assert!(list.stderr.contains("its first `migrate up` did not finish"), "{}", list.stderr);
}

#[tokio::test]
async fn views_that_are_gone_are_made_again() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client.batch_execute("drop view tasker_step_readiness_statuses cascade").await.expect("dropped views");
    let plan = database.tasker(&["migrate", "plan"]).success();
    assert!(plan.stdout.contains("views"), "{}", plan.stdout);
    assert_eq!(database.tasker(&["migrate", "status", "--check"]).code, 3);
    assert_eq!(database.tasker(&["task", "list"]).code, 1, "the gate names what is missing");
    let up = database.tasker(&["migrate", "up"]).success();
    assert!(!up.stdout.contains("up to date"), "{}", up.stdout);
    database.tasker(&["migrate", "status", "--check"]).success();
    database.tasker(&["task", "list"]).success();
}
