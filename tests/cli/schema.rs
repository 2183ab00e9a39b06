//! What every command asks of the schema before it does anything.

use insta::assert_snapshot;

use crate::common::TestDatabase;
use crate::migrate::said;

#[tokio::test]
async fn a_database_without_tasker_is_refused_with_the_command_that_fixes_it() {
    let database = TestDatabase::empty().await;
    let commands: [&[&str]; 9] = [
        &["template", "list"],
        &["template", "show", "shop/order"],
        &["task", "submit", "shop/order"],
        &["task", "list"],
        &["task", "show", "1"],
        &["task", "cancel", "1"],
        &["step", "show", "1/charge"],
        &["worker", "run", "--drain"],
        &["worker", "list"],
    ];
    for command in commands {
        insta::allow_duplicates!(assert_snapshot!(said(&database, &database.tasker(command)), @r#"
        ------- stderr -------
        error: database "DATABASE" has no Tasker schema
          hint: run `tasker migrate up`
        [exit status: 1]
        "#));
    }
    // Typed as it stands, the hint would migrate another database.
    let named = database.tasker(&["--database-url", database.url(), "task", "list"]);
    let url = tasker::error::shell_word(database.url());
    let hint = format!("hint: run `tasker --database-url {url} migrate up`\n");
    assert!(named.stderr.ends_with(&hint), "{}", named.stderr);
}

#[tokio::test]
async fn a_schema_beside_a_migrated_one_is_not_mistaken_for_it() {
    let database = TestDatabase::new().await;
    assert_snapshot!(said(&database, &database.tasker(&["--schema", "my jobs", "worker", "list"])), @r#"
    ------- stderr -------
    error: database "DATABASE" has no Tasker schema in "my jobs"
      hint: run `tasker --schema 'my jobs' migrate up`
    [exit status: 1]
    "#);
}

#[tokio::test]
async fn a_half_migrated_database_is_refused() {
    let database = TestDatabase::new().await;
    database.client().await.batch_execute("delete from tasker_installed_views").await.expect("emptied");
    assert_snapshot!(said(&database, &database.tasker(&["worker", "list"])), @r#"
    ------- stderr -------
    error: the Tasker schema of database "DATABASE" is incomplete: tasker_step_dag_relationships v3, tasker_step_readiness_statuses v3, tasker_task_execution_contexts v3, tasker_task_workflow_summaries v3 not installed
      hint: run `tasker migrate up`
    [exit status: 1]
    "#);
    database.tasker(&["migrate", "up"]).success();
    database.tasker(&["worker", "list"]).success();
}

#[tokio::test]
async fn a_newer_database_is_refused_by_every_command() {
    let database = TestDatabase::new().await;
    let newer = "insert into tasker_schema_history values (99, 'add_wings', '2026-11-23T08:00:00Z', '1')";
    database.client().await.batch_execute(newer).await.expect("a version of the future");
    for command in [["worker", "list"], ["migrate", "up"]] {
        insta::allow_duplicates!(assert_snapshot!(said(&database, &database.tasker(&command)), @r#"
        ------- stderr -------
        error: the Tasker schema of database "DATABASE" is newer than this program (0.1.0): it has add_wings v99
          hint: install the newer tasker: `git pull && cargo install --path . --locked`
        [exit status: 1]
        "#));
    }
    let status = database.tasker(&["migrate", "status", "--check"]);
    assert_eq!(status.code, 3);
    assert!(
        status.stdout.contains("add_wings                           newer than this program"),
        "{}",
        status.stdout
    );
}

#[tokio::test]
async fn every_command_knows_a_schema_whose_name_needs_quoting() {
    let database = TestDatabase::empty().await;
    let schema = "their \"odd\", Größe's \\ jobs";
    let quoted = tasker::db::quote_identifier(schema);
    let at = |args: &[&str]| database.tasker(&[&["--schema", schema, "migrate"], args].concat());
    let plan = at(&["plan"]).success();
    assert!(plan.stdout.contains(&format!("create schema if not exists {quoted}")), "{}", plan.stdout);
    at(&["up", "--indexes", "all"]).success();
    at(&["status", "--check"]).success();
    at(&["verify"]).success();
    at(&["down", "--yes", "--phase", "views"]).success();
    let dropped = at(&["down", "--yes", "--phase", "indexes"]).success();
    assert_eq!(dropped.stdout.lines().filter(|line| line.starts_with("dropped index ")).count(), 19);
    assert!(at(&["plan"]).success().stdout.contains("create index concurrently index_ready_steps_lanes"));
    assert_eq!((at(&["status", "--check"]).code, at(&["verify"]).code), (3, 3));
    at(&["up"]).success();
    at(&["views", "--to", "v3"]).success();
    at(&["status", "--check"]).success();
    // Plans are judged in a copy, whose tables are in the schema too.
    let plans = database.tasker(&["--schema", schema, "check", "plans"]);
    assert!(
        plans.stdout.contains("✓  copy_steps") && !plans.stdout.contains("does not exist"),
        "{}",
        plans.stdout
    );
    let strays =
        "select count(*) from pg_class where relname like '%task%' and relnamespace = 'public'::regnamespace";
    assert_eq!(database.client().await.query_one(strays, &[]).await.expect("a count").get::<_, i64>(0), 0);
}
