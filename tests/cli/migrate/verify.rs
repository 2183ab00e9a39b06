//! `tasker migrate verify`: pass or fail for each check of the checklist.

use serde_json::Value;
use tasker::engine::bench::seed::{SeedStage, Shape};

use crate::common::{Run, TestDatabase};

fn verify(database: &TestDatabase) -> Run {
    database.tasker(&["migrate", "verify", "--format", "json"])
}

fn verdict(run: &Run, name: &str) -> String {
    let run = run.json();
    let mut checks = run["checks"].as_array().expect("a list").iter();
    let check: &Value = checks.find(|check| check["name"] == name).expect("a check");
    check["verdict"].as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn what_is_wrong_fails_its_line_and_no_other() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let good = verify(&database).success();
    for check in ["schema", "indexes", "query times", "memory", "retries", "consistency"] {
        assert_eq!(verdict(&good, check), "passed", "{check}: {}", good.snapshot());
    }
    // With nothing in the tables nobody can tell what the planner would choose.
    assert_eq!(verdict(&good, "plans"), "partial");
    let text = database.tasker(&["migrate", "verify"]).success().stdout;
    assert!(text.contains("plans        partly   "), "{text}");
    assert!(text.contains("need larger tables"), "{text}");
    assert!(text.contains(" `tasker check plans --at-scale 5000`\n"), "{text}");
    assert!(text.contains("query times  pass     query_time "), "{text}");
    assert!(text.contains("consistency  pass     0 tasks compared, 0 differ"), "{text}");

    client.batch_execute("alter table tasker_workers add column rack text").await.expect("a column");
    let run = verify(&database);
    assert_eq!(
        (run.code, verdict(&run, "schema"), verdict(&run, "indexes")),
        (3, "failed".into(), "passed".into())
    );
    client.batch_execute("alter table tasker_workers drop column rack").await.expect("dropped");

    client.batch_execute("drop index index_ready_steps_lanes").await.expect("dropped");
    let run = verify(&database);
    assert_eq!(
        (run.code, verdict(&run, "indexes"), verdict(&run, "consistency")),
        (3, "failed".into(), "passed".into())
    );
    database.tasker(&["migrate", "up"]).success();

    let stray = "insert into tasker_ready_steps (workflow_step_id, queue, priority) values (7, 'default', 0)";
    client.batch_execute(stray).await.expect("an entry of no step");
    let run = verify(&database);
    assert_eq!(
        (run.code, verdict(&run, "consistency"), verdict(&run, "schema")),
        (3, "failed".into(), "passed".into())
    );
}

#[tokio::test]
async fn plans_pass_where_there_is_enough_to_judge_them_by() {
    let database = TestDatabase::new().await;
    database.seed(5000, Shape::Diamond, SeedStage::Mixed, 1).await;
    let run = verify(&database);
    assert_eq!(verdict(&run, "plans"), "passed", "{}", run.snapshot());
    database.client().await.batch_execute("drop index index_tasks_named_task").await.expect("dropped");
    let run = verify(&database);
    let verdicts = ["schema", "indexes", "plans"].map(|check| verdict(&run, check));
    assert_eq!((run.code, verdicts), (3, ["failed"; 3].map(str::to_owned)), "{}", run.snapshot());
}

#[tokio::test]
async fn a_database_without_the_schema_is_not_verified() {
    let database = TestDatabase::empty().await;
    for command in
        [["migrate", "verify"], ["check", "consistency"], ["check", "health"], ["check", "indexes"]]
    {
        let run = database.tasker(&command);
        assert_eq!(run.code, 4, "{command:?}: {}", run.snapshot());
    }
    let repair = database.tasker(&["check", "consistency", "--repair"]);
    assert_eq!(repair.code, 1, "it failed: {}", repair.snapshot());
}
