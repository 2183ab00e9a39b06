//! The readiness view against a plain calculation over the raw rows.

mod cost;
mod history;
mod oracle;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use tasker::migrate::program::VIEWS;
use tokio_postgres::Client;

use crate::common::TestDatabase;
use history::{Past, StepHistory};

/// Inserts the steps in a transaction, compares, and rolls back: inside it
/// now() stands still, so a backoff that ends this very instant can be tried.
async fn faults_of(client: &mut Client, steps: &[StepHistory]) -> Vec<String> {
    let transaction = client.transaction().await.expect("a transaction");
    let task_id = history::insert(&transaction, steps).await;
    let faults = oracle::compare(&transaction, task_id).await;
    transaction.rollback().await.expect("a rollback");
    faults
}

#[test]
fn the_view_agrees_with_the_raw_rows_on_random_tasks() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let database = runtime.block_on(TestDatabase::new());
    let client = std::cell::RefCell::new(runtime.block_on(database.client()));
    // The client's connection makes progress only while the runtime is entered.
    let mut runner = TestRunner::new(Config { cases: 200, failure_persistence: None, ..Config::default() });
    let steps = prop::collection::vec(history::any_step(), 1..10);
    runner
        .run(&steps, |steps| {
            let faults = runtime.block_on(faults_of(&mut client.borrow_mut(), &steps));
            if faults.is_empty() { Ok(()) } else { Err(TestCaseError::fail(faults.join("\n"))) }
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
}

/// The fault of the original engine: once a failed step had gone back to
/// pending, its view no longer knew of the failure, and ran it at once.
fn failed_and_reset() -> Vec<StepHistory> {
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
    vec![reset]
}

#[tokio::test]
async fn a_failure_is_remembered_after_a_reset_and_its_backoff_holds() {
    let database = TestDatabase::new().await;
    let mut client = database.client().await;
    let transaction = client.transaction().await.expect("a transaction");
    let task_id = history::insert(&transaction, &failed_and_reset()).await;
    let row = transaction
        .query_one(
            "select current_state, ready_for_execution, retry_eligible,
                    (extract(epoch from now() - last_failure_at))::integer as failed_before,
                    (extract(epoch from next_retry_at - now()))::integer as retries_in
               from tasker_step_readiness_statuses where task_id = $1",
            &[&task_id],
        )
        .await
        .expect("the step's row");
    assert_eq!(row.get::<_, &str>("current_state"), "pending");
    assert_eq!(row.get::<_, Option<i32>>("failed_before"), Some(2));
    // Two failures: up to four seconds of backoff, two of them over.
    assert_eq!(row.get::<_, Option<i32>>("retries_in"), Some(2));
    assert!(!row.get::<_, bool>("retry_eligible"));
    assert!(!row.get::<_, bool>("ready_for_execution"));
}

#[tokio::test]
async fn the_oracle_notices_the_original_engine_s_broken_join() {
    let database = TestDatabase::new().await;
    let mut client = database.client().await;
    assert_eq!(faults_of(&mut client, &failed_and_reset()).await, Vec::<String>::new());

    let sound =
        VIEWS.iter().find(|view| view.name == "tasker_step_readiness_statuses").expect("it is there").sql;
    let broken =
        sound.replace("failed.to_state = 'error'", "failed.to_state = 'error' and failed.most_recent");
    assert_ne!(broken, sound, "the view no longer has the join that this test breaks");
    client.batch_execute(&broken).await.expect("a view that can be made");

    let faults = faults_of(&mut client, &failed_and_reset()).await.join("\n");
    for column in ["last_failure_at", "next_retry_at", "ready_for_execution"] {
        assert!(faults.contains(column), "the broken join goes unnoticed in {column}: {faults}");
    }
}
