//! What a submission reads of a workflow with many steps.

use std::fmt::Write;

use serde_json::Value;
use tasker::db::queries::submit_tasks;

use crate::common::TestDatabase;

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
    let mut client = database.client().await;
    let transaction = client.transaction().await.expect("a transaction");
    let (null, none) = (vec![None::<Value>], vec![None::<String>]);
    transaction
        .query(submit_tasks::SQL, &[&1_i64, &null, &null, &vec![0_i16], &none, &none, &none, &none])
        .await
        .expect("a task");
    let count = "select count(*) from tasker_workflow_step_edges";
    let edges: i64 = transaction.query_one(count, &[]).await.expect("a count").get(0);
    assert_eq!(edges, 2 * STEPS - 3);
    let reads = "select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                  where relid = 'tasker_named_tasks_edges'::regclass";
    let read: i64 = transaction.query_one(reads, &[]).await.expect("the statistics").get(0);
    assert!((edges..=3 * edges).contains(&read), "{read} rows read of {edges} edges");
}
