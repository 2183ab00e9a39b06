//! `tasker bench seed`. That what it writes is consistent is held in `tests/sql/seeding.rs`.

use serde_json::json;

use crate::common::TestDatabase;

#[tokio::test]
async fn seeding_says_what_it_added() {
    let database = TestDatabase::new().await;
    let run = database.tasker(&["bench", "seed", "--tasks", "12"]).success();
    let (said, rest) = run.stdout.split_once(" in all added to ").expect("a sentence");
    assert_eq!(said, "12 tasks of 84 steps and 96 edges");
    assert!(rest.starts_with(database.name()) && rest.ends_with("; the tables are analysed\n"), "{rest}");

    let args =
        ["bench", "seed", "--tasks", "2", "--shape", "lattice", "--progress", "failing", "--seed", "9"];
    let json = database.tasker(&[&args[..], &["--format", "json"]].concat()).success().json();
    assert_eq!((&json["tasks"], &json["steps"], &json["edges"]), (&json!(2), &json!(800), &json!(1592)));
    assert_eq!((&json["shape"], &json["progress"]), (&json!("lattice"), &json!("failing")));
    assert_eq!((&json["seed"], &json["is_analysed"]), (&json!(9), &json!(true)));
    let list = database.tasker(&["task", "list", "--format", "json"]).success().json();
    assert_eq!(list["tasks"].as_array().map(Vec::len), Some(14));
}

#[tokio::test]
async fn without_analysis_the_planner_is_said_to_be_in_the_dark() {
    let database = TestDatabase::new().await;
    let off = "alter table tasker_tasks set (autovacuum_enabled = off)";
    database.client().await.batch_execute(off).await.expect("no autovacuum");
    let run = database.tasker(&["bench", "seed", "--tasks", "5", "--no-analyze"]).success();
    assert!(run.stdout.ends_with("; the tables are never analysed\n"), "{}", run.stdout);
}

#[tokio::test]
async fn workers_finish_what_was_seeded() {
    let database = TestDatabase::new().await;
    let args = ["bench", "seed", "--tasks", "30", "--shape", "random"];
    database.tasker(&args).success();
    let run = database.tasker(&["worker", "run", "--drain", "--quiet"]).drained();
    assert!(run.stdout.ends_with(" 0 failed; 30 tasks complete, 0 in error\n"), "{}", run.stdout);
}

#[tokio::test]
async fn a_database_with_tasks_of_somebodys_own_is_refused() {
    let database = TestDatabase::new().await;
    let workflow =
        "{namespace: shop, name: order, version: 1.0.0, steps: [{name: ship, handler: {noop: {}}}]}";
    database.tasker_with_stdin(&["template", "apply", "-"], workflow).success();
    // A workflow without tasks is nobody's work.
    database.tasker(&["bench", "seed", "--tasks", "1"]).success();
    database.tasker(&["task", "submit", "shop/order"]).success();
    let run = database.tasker(&["bench", "seed", "--tasks", "1"]);
    insta::assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error: the database has tasks of shop/order@1.0.0 that were not seeded
      hint: use a new database: `createdb seeded`, then `tasker --database-url postgres:///seeded migrate up`
    [exit status: 1]
    ");
    let tasks = "select count(*) from tasker_tasks";
    assert_eq!(database.client().await.query_one(tasks, &[]).await.expect("a count").get::<_, i64>(0), 2);
}

#[tokio::test]
async fn bad_arguments_and_a_missing_schema_are_told() {
    let database = TestDatabase::empty().await;
    for args in [
        &["--tasks", "0"][..],
        &["--tasks", "many"],
        &[],
        &["--tasks", "1", "--shape", "ring"],
        &["--tasks", "1", "--progress", "done"],
        &["--tasks", "1", "--seed", "-1"],
    ] {
        let run = database.tasker(&[&["bench", "seed"], args].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.snapshot());
    }
    let run = database.tasker(&["bench", "seed", "--tasks", "1"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("`tasker migrate up`"), "{}", run.stderr);
}
