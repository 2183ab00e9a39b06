//! What the views read to answer about one task, among few and among many.

use serde_json::Value;
use tasker::migrate::program::VIEWS;
use tokio_postgres::Client;

use super::install_all;
use crate::common::TestDatabase;

const WORKFLOW: &str = "
    insert into tasker_named_tasks (name) values ('diamonds');
    insert into tasker_dependent_systems (name) values ('cost');
    insert into tasker_named_steps (dependent_system_id, name)
        select dependent_system_id, 'step ' || place from tasker_dependent_systems, generate_series(1, 7) place";

/// Tasks of seven steps and eight edges, the first four steps of each complete.
async fn insert(client: &Client, tasks: i32) {
    let statements = format!(
        "create temp table fresh on commit drop as
         with task as (
             insert into tasker_tasks (named_task_id)
             select named_task_id from tasker_named_tasks, generate_series(1, {tasks})
             returning task_id
         ), step as (
             insert into tasker_workflow_steps (task_id, named_step_id)
             select task_id, named_step_id from task, tasker_named_steps order by task_id, named_step_id
             returning task_id, workflow_step_id
         )
         select task_id, min(workflow_step_id) as first_id from step group by task_id;
         insert into tasker_workflow_step_edges (from_step_id, to_step_id)
         select first_id + parent, first_id + child
           from fresh,
                (values (0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 6), (5, 6)) edge (parent, child);
         insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
         select first_id + place, to_state, sort_key, sort_key = 20
           from fresh, generate_series(0, 3) place,
                (values ('in_progress', 10), ('complete', 20)) past (to_state, sort_key);
         insert into tasker_task_transitions (task_id, to_state, sort_key, most_recent)
         select task_id, 'in_progress', 10, true from fresh"
    );
    client.batch_execute(&statements).await.expect("tasks");
    client.batch_execute("vacuum analyze").await.expect("statistics");
}

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
    client.batch_execute(WORKFLOW).await.expect("a workflow");
    let mut costs = Vec::new();
    for more in [500, 4500] {
        insert(&client, more).await;
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
    client.batch_execute(WORKFLOW).await.expect("a workflow");
    insert(&client, 200).await;
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
