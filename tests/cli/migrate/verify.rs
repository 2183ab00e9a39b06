//! `tasker migrate verify`: pass or fail for each line of the checklist.

use serde_json::Value;

use crate::common::{Run, TestDatabase};

fn verify(database: &TestDatabase) -> Run {
    database.tasker(&["migrate", "verify", "--format", "json"])
}

fn verdict(run: &Run, name: &str) -> String {
    let run = run.json();
    let mut lines = run["lines"].as_array().expect("a list").iter();
    let line: &Value = lines.find(|line| line["name"] == name).expect("a line");
    line["verdict"].as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn what_is_wrong_fails_its_line_and_no_other() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let good = verify(&database).success();
    for line in ["schema", "indexes", "plans", "query times", "memory", "retries", "consistency"] {
        assert_eq!(verdict(&good, line), "passed", "{line}: {}", good.snapshot());
    }
    let text = database.tasker(&["migrate", "verify"]).success().stdout;
    assert!(text.contains("consistency  pass     0 tasks compared, 0 differ"), "{text}");

    client.batch_execute("alter table tasker_workers add column rack text").await.expect("a column");
    let run = verify(&database);
    assert_eq!(
        (run.code, verdict(&run, "schema"), verdict(&run, "indexes")),
        (3, "failed".into(), "passed".into())
    );
    client.batch_execute("alter table tasker_workers drop column rack").await.expect("dropped");

    client.batch_execute("drop index index_ready_steps_claim").await.expect("dropped");
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
