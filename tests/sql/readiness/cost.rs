//! What the view reads to answer about one task.

use serde_json::Value;
use tokio_postgres::Client;

use crate::common::TestDatabase;

/// Tasks of seven steps and eight edges, the first four steps of each complete.
const MANY_TASKS: &str = "
    insert into tasker_named_tasks (name) values ('lattice');
    insert into tasker_dependent_systems (name) values ('cost');
    insert into tasker_named_steps (dependent_system_id, name)
        select dependent_system_id, 'step ' || place from tasker_dependent_systems, generate_series(1, 7) place;
    insert into tasker_tasks (named_task_id)
        select named_task_id from tasker_named_tasks, generate_series(1, 5000);
    insert into tasker_workflow_steps (task_id, named_step_id)
        select task_id, named_step_id from tasker_tasks, tasker_named_steps order by task_id, named_step_id;
    insert into tasker_workflow_step_edges (from_step_id, to_step_id)
        select first_id + edge.parent, first_id + edge.child
          from (select min(workflow_step_id) as first_id from tasker_workflow_steps group by task_id) task,
               (values (0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 6), (5, 6)) edge (parent, child);
    insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
        select workflow_step_id, past.to_state, past.sort_key, past.sort_key = 20
          from tasker_workflow_steps
          join tasker_named_steps using (named_step_id),
               (values ('in_progress', 10), ('complete', 20)) past (to_state, sort_key)
         where name <= 'step 4';
    analyze";

/// Pages read, from memory or disk: the same on every machine and every run.
async fn pages_read(client: &Client, question: &str) -> i64 {
    let explain = format!("explain (analyze, buffers, format json, timing off) {question}");
    let plan: Value = client.query_one(&explain, &[]).await.expect("a plan").get(0);
    let pages = |key: &str| plan[0]["Plan"][key].as_i64().expect("a count of pages");
    pages("Shared Hit Blocks") + pages("Shared Read Blocks")
}

#[tokio::test]
async fn one_task_costs_the_same_among_many() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client.batch_execute(MANY_TASKS).await.expect("five thousand tasks");
    let by_task = "select * from tasker_step_readiness_statuses where task_id = 2500";
    let by_step = "select * from tasker_step_readiness_statuses where workflow_step_id = 17500";
    assert_eq!(client.query(by_task, &[]).await.expect("rows").len(), 7);
    let (task, step) = (pages_read(&client, by_task).await, pages_read(&client, by_step).await);
    assert!(task < 150, "{task} pages for a task of seven steps");
    assert!(step < 40, "{step} pages for one step");
}
