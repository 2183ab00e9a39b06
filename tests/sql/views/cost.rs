//! What the views read to answer about one task, among few and among many.

use serde_json::Value;
use tasker::engine::bench::seed::{SeedStage, Shape};
use tasker::migrate::program::VIEWS;
use tokio_postgres::Client;

use super::install_all;
use crate::common::TestDatabase;

/// Pages read, from memory or disk: the same on every machine and every run.
async fn pages_read(client: &Client, question: &str) -> i64 {
    let explain = format!("explain (analyze, buffers, format json, timing off) {question}");
    let plan: Value = client.query_one(&explain, &[]).await.expect("a plan").get(0);
    let pages = |key: &str| plan[0]["Plan"][key].as_i64().expect("a count of pages");
    pages("Shared Hit Blocks") + pages("Shared Read Blocks")
}

/// The questions, each with the pages it may read.
const QUESTIONS: [(&str, &str, i64); 8] = [
    ("tasker_step_readiness_statuses", "task_id = 250", 150),
    ("tasker_step_readiness_statuses", "workflow_step_id = 1750", 40),
    ("tasker_task_execution_contexts", "task_id = 250", 150),
    ("tasker_task_workflow_summaries", "task_id = 250", 150),
    ("tasker_step_dag_relationships", "task_id = 250", 150),
    ("tasker_step_dag_relationships", "workflow_step_id = 1750", 100),
    ("tasker_task_execution_contexts", "task_id = any (array(select generate_series(201, 250)))", 7500),
    ("tasker_step_dag_relationships", "task_id = any (array(select generate_series(201, 250)))", 7500),
];

#[tokio::test]
async fn a_question_about_some_costs_the_same_among_many() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let mut costs = Vec::new();
    // With failures, so that no index is so small among few that it is one page.
    for more in [500, 4500] {
        database.seed(more, Shape::Diamond, SeedStage::Failing, 1).await;
        let mut pages = Vec::new();
        for (view, filter, _) in QUESTIONS {
            pages.push(pages_read(&client, &format!("select * from {view} where {filter}")).await);
        }
        costs.push(pages);
    }
    for (place, (view, filter, most)) in QUESTIONS.into_iter().enumerate() {
        let (few, many) = (costs[0][place], costs[1][place]);
        assert!(many < most, "{view} where {filter}: {many} pages");
        assert!(
            (many - few).abs() * 10 <= few,
            "{view} where {filter}: {few} pages among 500, {many} among 5,000"
        );
    }
}

#[tokio::test]
async fn asked_about_everybody_all_versions_say_the_same() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    database.seed(200, Shape::Diamond, SeedStage::Mixed, 1).await;
    install_all(&client).await;
    for view in &VIEWS {
        let name = view.name;
        for older in ["v1", "v2"] {
            let question = format!(
                "select count(*) as shared,
                        (select count(*) from v3.{name}) as newest,
                        (select count(*) from {older}.{name}) as older
                   from (select * from v3.{name} intersect all select * from {older}.{name}) same"
            );
            let row = client.query_one(&question, &[]).await.expect("counts");
            let [shared, newest, older_rows] = ["shared", "newest", "older"].map(|c| row.get::<_, i64>(c));
            assert!(newest >= 200, "{name}");
            assert_eq!((shared, older_rows), (newest, newest), "{older}.{name}");
        }
    }
}
