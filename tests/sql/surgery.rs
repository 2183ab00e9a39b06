//! Resetting and resolving steps: what becomes of them, their children and their task.

use serde_json::{Value, json};
use tasker::checks::consistency::{Mode, check};
use tasker::db::Session;
use tasker::db::queries::steps::cancel_steps::cancel_steps;
use tasker::db::queries::steps::lock_task_steps::lock_task_steps;
use tasker::db::queries::steps::promote_steps::promote_steps;
use tasker::engine::bench::seed::{SeedStage, Shape};
use tasker::engine::surgery::{Actor, Operation, StepSelector, operate};
use tasker::error::Result;
use tasker::model::jsonb::Json;
use tasker::model::surgery::{Action, Surgery};
use tokio_postgres::Client;

use crate::common::TestDatabase;

const ACTOR: Actor = Actor { by: "ada@host-a", reason: Some("the bank is back") };

/// `charge` fails for good; `ship` takes what `charge` returned.
const ORDER: &str = "
name: order
version: '1.0.0'
steps:
  - { name: reserve, handler: { noop: {} } }
  - { name: charge, depends_on: [reserve], handler: { fail: { times: 1, permanent: true } } }
  - { name: ship, depends_on: [charge], handler: { sql: { statement: 'select $1::text as token', params: [$.parents.charge.token] } } }
";

async fn reset(session: &mut Session, task_id: i64, step_ids: &[i64], actor: Actor<'_>) -> Result<Surgery> {
    operate(
        session,
        Operation {
            task_id,
            steps: &StepSelector::These(step_ids.to_vec()),
            action: Action::Reset,
            result: None,
            actor,
        },
    )
    .await
}

async fn resolve(
    session: &mut Session,
    task_id: i64,
    step_ids: &[i64],
    result: Option<&Json>,
    actor: Actor<'_>,
) -> Result<Surgery> {
    operate(
        session,
        Operation {
            task_id,
            steps: &StepSelector::These(step_ids.to_vec()),
            action: Action::Resolve,
            result,
            actor,
        },
    )
    .await
}

/// The ids of the steps that were changed, and of those that became ready.
fn ids(surgery: &Surgery) -> (Vec<i64>, Vec<i64>) {
    let changed = surgery.steps.iter().map(|step| step.step_id);
    (changed.collect(), surgery.ready.iter().map(|step| step.step_id).collect())
}

/// A task of three steps that has ended in error at the second one.
async fn ended() -> (TestDatabase, Session, Client) {
    let database = TestDatabase::new().await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), ORDER).expect("a template");
    database.tasker(&["template", "apply", file.path().to_str().expect("a UTF-8 path")]).success();
    database.tasker(&["task", "submit", "order"]).success();
    database.tasker(&["worker", "run", "--drain"]).drained();
    let (session, client) = (database.session().await, database.client().await);
    (database, session, client)
}

/// The states of the task and its steps.
async fn states(session: &mut Session, client: &Client) -> String {
    let report = check(session, None, Mode::Report, "test").await.expect("a comparison");
    assert!(report.differences.is_empty(), "{:#?}", report.differences);
    let states = "select coalesce((select to_state from tasker_task_transitions where most_recent and task_id = 1), 'pending')
               || ': ' || string_agg(coalesce(latest.to_state, 'pending'), ' ' order by step.workflow_step_id)
          from tasker_workflow_steps step
          left join tasker_workflow_step_transitions latest
                 on latest.workflow_step_id = step.workflow_step_id and latest.most_recent
         where step.task_id = 1";
    client.query_one(states, &[]).await.expect("states").get(0)
}

#[tokio::test]
async fn a_step_that_failed_for_good_is_ready_at_once_after_a_reset() {
    let (database, mut session, client) = ended().await;
    assert_eq!(states(&mut session, &client).await, "error: complete error pending");
    reset(&mut session, 1, &[2], ACTOR).await.expect("a reset");
    assert_eq!(states(&mut session, &client).await, "pending: complete pending pending");
    for view in ["ready_for_execution", "retry_eligible", "next_retry_at <= now()"] {
        let question =
            format!("select {view} from tasker_step_readiness_statuses where workflow_step_id = 2");
        assert!(client.query_one(&question, &[]).await.expect("the step").get::<_, bool>(0), "{view}");
    }
    let metadata =
        "select metadata from tasker_workflow_step_transitions where workflow_step_id = 2 and most_recent";
    let metadata: Value = client.query_one(metadata, &[]).await.expect("a transition").get(0);
    let expected =
        json!({"action": "reset", "by": "ada@host-a", "reason": "the bank is back", "attempts_before": 1});
    assert_eq!(metadata, expected);
    // It fails in its first attempt again: `times` counts attempts.
    database.tasker(&["worker", "run", "--drain"]).drained();
    assert_eq!(states(&mut session, &client).await, "error: complete error pending");
}

#[tokio::test]
async fn the_children_of_a_resolved_step_go_on_with_its_result() {
    let (database, mut session, client) = ended().await;
    let result = json!({"token": "by-hand"});
    let resolved =
        resolve(&mut session, 1, &[2], Some(&result.clone().into()), ACTOR).await.expect("resolved");
    assert_eq!(ids(&resolved), (vec![2], vec![3]));
    assert_eq!(states(&mut session, &client).await, "pending: complete resolved_manually pending");
    database.tasker(&["worker", "run", "--drain"]).drained();
    assert_eq!(states(&mut session, &client).await, "complete: complete resolved_manually complete");
    let shipped: String = client
        .query_one("select results::text from tasker_workflow_steps where workflow_step_id = 3", &[])
        .await
        .expect("a result")
        .get(0);
    assert!(shipped.contains("by-hand"), "{shipped}");
}

/// Both at once, a parent and its child; and a task that people end.
#[tokio::test]
async fn a_task_whose_last_steps_are_resolved_has_ended() {
    let (database, mut session, client) = ended().await;
    let resolved = resolve(&mut session, 1, &[2, 3], None, ACTOR).await.expect("resolved");
    assert_eq!(ids(&resolved), (vec![2, 3], vec![]));
    assert_eq!(
        states(&mut session, &client).await,
        "resolved_manually: complete resolved_manually resolved_manually"
    );
    database.tasker(&["task", "submit", "order"]).success();
    resolve(&mut session, 2, &[4, 5], None, ACTOR).await.expect("resolved");
    database.tasker(&["worker", "run", "--drain"]).drained();
    let state = "select to_state from tasker_task_transitions where task_id = 2 and most_recent";
    assert_eq!(client.query_one(state, &[]).await.expect("a state").get::<_, String>(0), "complete");
}

#[tokio::test]
async fn what_the_state_machine_forbids_is_refused_and_nothing_of_it_is_done() {
    let (_database, mut session, client) = ended().await;
    let before = states(&mut session, &client).await;
    let said = |error: anyhow::Error| error.to_string();
    let refused = reset(&mut session, 1, &[2, 3], ACTOR).await.map_err(said);
    assert_eq!(refused, Err("step 3 is pending: only a step in error can be reset".to_owned()));
    let refused = resolve(&mut session, 1, &[1, 2], None, ACTOR).await.map_err(said);
    let rule = "step 1 is complete: only a step that is pending or in error can be resolved";
    assert_eq!(refused, Err(rule.to_owned()));
    let refused = reset(&mut session, 1, &[2, 77], ACTOR).await.map_err(said);
    assert_eq!(refused, Err("task 1 has no step 77".to_owned()));
    let refused = resolve(&mut session, 9, &[1], None, ACTOR).await.map_err(said);
    assert_eq!(refused, Err("there is no task 9".to_owned()));
    assert_eq!(states(&mut session, &client).await, before);
}

/// Each passes over what the other has locked: were it the same row, nobody would remove it.
#[tokio::test]
async fn a_cancellation_beside_a_promotion_leaves_nothing_in_a_queue() {
    let database = TestDatabase::new().await;
    database.seed(40, Shape::Diamond, SeedStage::Mixed, 1).await;
    let (person, worker, client) =
        (database.session().await, database.session().await, database.client().await);
    let due = "update tasker_backoff_steps set next_attempt_at = now() - interval '1 second'";
    assert!(client.execute(due, &[]).await.expect("waiting steps") > 1);
    let waiting = "select task_id from tasker_backoff_steps join tasker_workflow_steps using (workflow_step_id) order by 1 limit 1";
    let task_id: i64 = client.query_one(waiting, &[]).await.expect("a task").get(0);
    person.begin("begin").await.expect("a transaction");
    let steps = lock_task_steps(&person, task_id).await.expect("its steps");
    worker.begin("begin").await.expect("a transaction");
    assert!(
        promote_steps(&worker, 1000).await.expect("a promotion").promoted > 0,
        "the steps of other tasks"
    );
    cancel_steps(&person, task_id, &steps, &json!({})).await.expect("a cancellation");
    person.end("commit").await.expect("it is kept");
    worker.end("commit").await.expect("it is kept");
    let left = "select count(*) from tasker_backoff_steps join tasker_workflow_steps step using (workflow_step_id) where step.task_id = $1";
    assert_eq!(client.query_one(left, &[&task_id]).await.expect("a count").get::<_, i64>(0), 0);
}
