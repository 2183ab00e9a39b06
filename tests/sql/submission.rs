//! What a submission reads of a workflow with many steps.

use std::fmt::Write;

use serde_json::Value;
use tasker::db::queries::tasks::submit_tasks;
use tasker::db::queries::workers::register_worker::{Registration, register_worker};

use crate::common::{LIMIT, TestDatabase};

const STEPS: i64 = 1000;

/// A chain in which every step also waits for the one before its parent.
fn workflow() -> String {
    let mut yaml = "{namespace: big, name: chain, version: 1.0.0, steps: [\n".to_owned();
    for step in 0..STEPS {
        let parents: Vec<String> = (1..=step.min(2)).map(|back| format!("s{}", step - back)).collect();
        let parents = parents.join(", ");
        writeln!(yaml, "{{name: s{step}, depends_on: [{parents}], handler: {{noop: {{}}}}}},").unwrap();
    }
    yaml + "]}"
}

#[tokio::test]
async fn the_edges_of_a_workflow_are_read_a_few_times_and_not_for_each_step() {
    let database = TestDatabase::new().await;
    database.tasker_with_stdin(&["template", "apply", "-"], workflow()).success();
    let client = database.client().await;
    let (null, none) = (vec![None::<Value>], vec![None::<String>]);
    let explain = format!("explain (analyze, timing off, format json) {}", submit_tasks::SQL);
    let plan: Value = client
        .query_one(&explain, &[&1_i64, &null, &null, &vec![0_i16], &none, &none, &none, &none])
        .await
        .expect("a plan")
        .get(0);
    let count = "select count(*) from tasker_workflow_step_edges";
    let edges: i64 = client.query_one(count, &[]).await.expect("a count").get(0);
    assert_eq!(edges, 2 * STEPS - 3);
    let scans = scans_of("tasker_named_tasks_edges", &plan[0]["Plan"]);
    assert!((1..=3).contains(&scans), "{scans} scans of the workflow's edges");
    // Nothing was analysed: no nested loop may go over the steps for each step.
    let loops = most_loops("CTE Scan", &plan[0]["Plan"]);
    assert!((1..=3).contains(&loops), "{loops} times over what was read of the workflow");
}

/// The function runs the statement whose plans are checked, and trials measure: to the letter.
#[tokio::test]
async fn the_function_runs_the_statement_of_the_file() {
    let database = TestDatabase::new().await;
    let body = "select replace(prosrc, '\"public\".', '') from pg_proc where proname = 'tasker_insert_tasks'";
    let body: String = database.client().await.query_one(body, &[]).await.expect("the function").get(0);
    let statement =
        submit_tasks::SQL.lines().skip_while(|line| line.starts_with("--")).collect::<Vec<_>>().join("\n");
    let body = body.split("return query\n").nth(1).and_then(|rest| rest.rsplit_once(";\nend"));
    assert_eq!(body.expect("its statement").0, statement.trim_end());
}

/// The most often that a node of a kind was begun anew.
fn most_loops(kind: &str, node: &Value) -> i64 {
    let own = if node["Node Type"] == kind { node["Actual Loops"].as_i64().expect("a count") } else { 0 };
    let below = node["Plans"].as_array().into_iter().flatten().map(|child| most_loops(kind, child));
    below.max().unwrap_or(0).max(own)
}

/// How often the plan has read a table, in whatever way.
fn scans_of(table: &str, node: &Value) -> i64 {
    let own =
        if node["Relation Name"] == table { node["Actual Loops"].as_i64().expect("a count") } else { 0 };
    let below = node["Plans"].as_array().into_iter().flatten().map(|child| scans_of(table, child));
    own + below.sum::<i64>()
}

#[tokio::test]
async fn a_submission_by_sql_wakes_a_worker_that_sleeps_and_no_other() {
    let template = "{name: w, version: 1.0.0, steps: [{name: a, queue: mail, handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[template]).await;
    let mut session = database.session().await;
    let mut notifications = session.take_notifications().expect("nobody has it yet");
    session.batch("listen tasker_ready").await.expect("it listens");
    let worker = Registration { host: "here", version: "1.0.0", lease_seconds: 600, ..Default::default() };
    register_worker(&session, &worker).await.expect("a worker");
    let client = database.client().await;
    client.query_one("select tasker_submit('w')", &[]).await.expect("a task");
    // A worker that is awake looks by itself. What was notified has arrived with the answer to a later statement.
    session.batch("select").await.expect("an answer");
    assert!(notifications.try_recv().is_err());
    client.batch_execute("update tasker_workers set idle = true").await.expect("it falls asleep");
    client.query_one("select tasker_submit('w')", &[]).await.expect("a task");
    let notified = tokio::time::timeout(LIMIT, notifications.recv()).await.expect("in time").expect("open");
    assert_eq!((notified.channel(), notified.payload()), ("tasker_ready", "mail"));
    client
        .query_one("select task_id from tasker_submit_batch('w', '[{}, {}]') limit 1", &[])
        .await
        .expect("two");
    let notified = tokio::time::timeout(LIMIT, notifications.recv()).await.expect("in time").expect("open");
    assert_eq!((notified.channel(), notified.payload()), ("tasker_ready", "mail"));
}
