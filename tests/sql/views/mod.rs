//! The four views, each in its three versions, against a plain calculation over
//! the raw rows; and what v3 reads to answer.

mod cost;
pub mod graph;
mod history;
mod oracle;
mod raw;

use std::cell::RefCell;

use insta::assert_snapshot;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use tasker::migrate::program::{VIEWS, ViewVersion};
use tokio_postgres::Client;

use crate::common::TestDatabase;
use history::{Past, StepHistory, TaskHistory};
use raw::Raw;

/// Installs every version beside the tables, in the schemas v1, v2 and v3.
async fn install_all(client: &Client) {
    for version in ViewVersion::ALL {
        let open = format!("create schema {version}; set search_path = {version}, public");
        client.batch_execute(&open).await.expect("a schema");
        for view in &VIEWS {
            client.batch_execute(view.sql(version)).await.expect("a view");
        }
    }
    client.batch_execute("set search_path = public; set timezone = 'UTC'").await.expect("settings");
}

/// Inserts the tasks in a transaction, compares each, and rolls back: inside it
/// now() stands still, so a backoff that ends this very instant can be tried.
async fn faults_of(client: &mut Client, schemas: &[&str], tasks: &[TaskHistory]) -> Vec<String> {
    let transaction = client.transaction().await.expect("a transaction");
    let mut ids = Vec::new();
    for task in tasks {
        ids.push(history::insert(&transaction, task).await);
    }
    let mut faults = Vec::new();
    for id in ids {
        let raw = Raw::read(&transaction, id).await;
        for schema in schemas {
            faults.extend(oracle::compare(&transaction, schema, &raw).await);
        }
    }
    transaction.rollback().await.expect("a rollback");
    faults
}

#[test]
fn every_version_of_every_view_agrees_with_the_raw_rows_on_random_tasks() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let database = runtime.block_on(TestDatabase::new());
    let client = RefCell::new(runtime.block_on(database.client()));
    runtime.block_on(install_all(&client.borrow()));
    // The client's connection makes progress only while the runtime is entered.
    let mut runner = TestRunner::new(Config { cases: 100, failure_persistence: None, ..Config::default() });
    let tasks = prop::collection::vec(history::any_task(), 1..3);
    runner
        .run(&tasks, |tasks| {
            let faults = runtime.block_on(faults_of(&mut client.borrow_mut(), &["v1", "v2", "v3"], &tasks));
            if faults.is_empty() { Ok(()) } else { Err(TestCaseError::fail(faults.join("\n"))) }
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}

/// The fault of the original engine: once a failed step had gone back to
/// pending, its view no longer knew of the failure, and ran it at once.
fn failed_and_reset() -> TaskHistory {
    let reset = StepHistory {
        attempts: Some(2),
        last_attempted: Some(-2),
        past: vec![
            Past { state: "in_progress", at: -3 },
            Past { state: "error", at: -2 },
            Past { state: "pending", at: -1 },
        ],
        ..StepHistory::default()
    };
    TaskHistory { past: Vec::new(), steps: vec![reset] }
}

#[tokio::test]
async fn a_failure_is_remembered_after_a_reset_and_its_backoff_holds_in_every_version() {
    let database = TestDatabase::new().await;
    let mut client = database.client().await;
    install_all(&client).await;
    for version in ViewVersion::ALL {
        let transaction = client.transaction().await.expect("a transaction");
        let task_id = history::insert(&transaction, &failed_and_reset()).await;
        let question = format!(
            "select current_state, ready_for_execution, retry_eligible,
                    (extract(epoch from now() - last_failure_at))::integer as failed_before,
                    (extract(epoch from next_retry_at - now()))::integer as retries_in
               from {version}.tasker_step_readiness_statuses where task_id = $1"
        );
        let row = transaction.query_one(&question, &[&task_id]).await.expect("the step's row");
        assert_eq!(row.get::<_, &str>("current_state"), "pending", "{version}");
        assert_eq!(row.get::<_, Option<i32>>("failed_before"), Some(2), "{version}");
        // Two failures: up to four seconds of backoff, two of them over.
        assert_eq!(row.get::<_, Option<i32>>("retries_in"), Some(2), "{version}");
        assert!(!row.get::<_, bool>("retry_eligible"), "{version}");
        assert!(!row.get::<_, bool>("ready_for_execution"), "{version}");
    }
}

/// Random tasks seldom have many ready steps; the strategies turn at two and six.
#[tokio::test]
async fn the_strategy_follows_the_number_of_ready_steps_in_every_version() {
    let database = TestDatabase::new().await;
    let mut client = database.client().await;
    install_all(&client).await;
    let tasks = [0, 1, 2, 5, 6].map(|ready| TaskHistory {
        past: Vec::new(),
        steps: (0..ready).map(|_| StepHistory::default()).collect(),
    });
    assert_eq!(faults_of(&mut client, &["v1", "v2", "v3"], &tasks).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_oracle_notices_the_original_engine_s_broken_join() {
    let database = TestDatabase::new().await;
    let mut client = database.client().await;
    client.batch_execute("set timezone = 'UTC'").await.expect("a setting");
    let tasks = [failed_and_reset()];
    assert_eq!(faults_of(&mut client, &["public"], &tasks).await, Vec::<String>::new());

    let sound = VIEWS[0].sql(ViewVersion::V3);
    let broken =
        sound.replace("failed.to_state = 'error'", "failed.to_state = 'error' and failed.most_recent");
    assert_ne!(broken, sound, "the view no longer has the join that this test breaks");
    client.batch_execute(&broken).await.expect("a view that can be made");

    let faults = faults_of(&mut client, &["public"], &tasks).await.join("\n");
    for column in
        ["last_failure_at", "next_retry_at", "ready_for_execution", "blocked_step_ids", "ready_steps"]
    {
        assert!(faults.contains(column), "the broken join goes unnoticed in {column}: {faults}");
    }
}

/// The columns are an interface: operators know them, and `create or replace`
/// moves between versions only while they are equal.
#[tokio::test]
async fn all_versions_have_the_same_columns() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    install_all(&client).await;
    let columns = async |schema: &str| -> String {
        let rows = client
            .query(
                "select class.relname as view,
                        string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' order by attnum) as columns
                   from pg_attribute
                   join pg_class class on class.oid = attrelid
                  where class.relkind = 'v' and class.relnamespace = to_regnamespace($1)
                  group by class.relname order by class.relname",
                &[&schema],
            )
            .await
            .expect("columns");
        let line = |row: &tokio_postgres::Row| {
            format!("{}:\n  {}\n", row.get::<_, &str>("view"), row.get::<_, &str>("columns"))
        };
        rows.iter().map(line).collect()
    };
    let v3 = columns("v3").await;
    assert_eq!(columns("v1").await, v3);
    assert_eq!(columns("v2").await, v3);
    assert_eq!(columns("public").await, v3);
    assert_snapshot!(v3.replace(", ", "\n  "), @"
    tasker_step_dag_relationships:
      workflow_step_id bigint
      task_id bigint
      named_step_id bigint
      parent_step_ids jsonb
      child_step_ids jsonb
      parent_count bigint
      child_count bigint
      is_root_step boolean
      is_leaf_step boolean
      min_depth_from_root integer
    tasker_step_readiness_statuses:
      workflow_step_id bigint
      task_id bigint
      named_step_id bigint
      name text
      current_state text
      dependencies_satisfied boolean
      retry_eligible boolean
      ready_for_execution boolean
      last_failure_at timestamp with time zone
      next_retry_at timestamp with time zone
      total_parents bigint
      completed_parents bigint
      attempts integer
      retry_limit integer
      backoff_request_seconds integer
      last_attempted_at timestamp with time zone
    tasker_task_execution_contexts:
      task_id bigint
      named_task_id bigint
      status text
      total_steps bigint
      pending_steps bigint
      in_progress_steps bigint
      completed_steps bigint
      failed_steps bigint
      ready_steps bigint
      execution_status text
      recommended_action text
      completion_percentage numeric
      health_status text
    tasker_task_workflow_summaries:
      task_id bigint
      total_steps bigint
      pending_steps bigint
      in_progress_steps bigint
      completed_steps bigint
      failed_steps bigint
      ready_steps bigint
      root_step_ids jsonb
      root_step_count bigint
      blocked_step_ids jsonb
      blocking_reasons jsonb
      next_executable_step_ids jsonb
      processing_strategy text
    ");
}
