//! `tasker migrate up` on the tables of an earlier version, where steps wait and a worker of that version is at work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::common::{Process, TestDatabase, eventually};

/// The rows that version 3 leaves of 500 tasks that were submitted.
const SUBMITTED: &str = r#"
    insert into tasker_dependent_systems (name) values ('default');
    insert into tasker_named_steps (dependent_system_id, name) values (1, 'a');
    insert into tasker_named_tasks (name, version, definition_hash, definition)
         values ('w', '1.0.0', 'its hash', '{"name": "w", "version": "1.0.0", "steps": [{"name": "a", "handler": {"noop": {}}}]}');
    insert into tasker_named_tasks_named_steps (named_task_id, named_step_id) values (1, 1);
    insert into tasker_tasks (named_task_id, remaining_steps, active_steps) select 1, 1, 1 from generate_series(1, 500);
    insert into tasker_workflow_steps (task_id, named_step_id) select task_id, 1 from tasker_tasks order by task_id;
    insert into tasker_queue_priorities (queue, priority) values ('default', 0);
    insert into tasker_ready_steps (workflow_step_id, queue, priority)
         select workflow_step_id, 'default', 0 from tasker_workflow_steps order by workflow_step_id;
"#;

/// A worker of version 3 claims a step, and gives it back.
const CLAIMED: &str = "
    with taken as (
        delete from tasker_ready_steps
         where ctid = any (array(select ctid from tasker_ready_steps
                                  where queue = 'default' and priority = 0 and seq > 0
                                  order by seq limit 16 for update skip locked))
        returning workflow_step_id, queue, priority
    ), claimed as (
        update tasker_workflow_steps step set claim_number = claim_number + 1
          from (select * from taken order by workflow_step_id) taken
         where step.workflow_step_id = taken.workflow_step_id
    )
    insert into tasker_ready_steps (workflow_step_id, queue, priority)
         select workflow_step_id, queue, priority from taken order by workflow_step_id";

#[tokio::test]
async fn an_index_with_a_successor_is_dropped_while_its_steps_wait_and_old_workers_claim() {
    let database = TestDatabase::empty().await;
    database.tasker(&["migrate", "up", "--to", "3"]).success();
    let client = database.client().await;
    let old_index = include_str!("../../../../migrations/indexes/index_ready_steps_claim.sql");
    client.batch_execute(old_index).await.expect("the index of that version");
    client.batch_execute(SUBMITTED).await.expect("its rows");

    let (claims, is_over) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let old_worker = tokio::spawn({
        let (client, claims, is_over) = (database.client().await, claims.clone(), is_over.clone());
        async move {
            while !is_over.load(Ordering::Relaxed) {
                let claimed = client.execute(CLAIMED, &[]).await.expect("nothing stands in its way for long");
                claims.fetch_add(claimed, Ordering::Relaxed);
            }
        }
    });
    let goes_on = async || {
        let before = claims.load(Ordering::Relaxed);
        eventually("the old worker claims", async || claims.load(Ordering::Relaxed) > before + 16).await;
    };
    goes_on().await;
    Process::start(database.command(&["migrate", "up"])).ended().await.success();
    goes_on().await;
    is_over.store(true, Ordering::Relaxed);
    old_worker.await.expect("it had no error");

    let indexes = "select string_agg(indexrelid::regclass::text || ' ' || indisvalid, ', ' order by indexrelid::regclass::text)
                     from pg_index where indrelid = 'tasker_ready_steps'::regclass and not indisprimary";
    let indexes: String = client.query_one(indexes, &[]).await.expect("indexes").get(0);
    assert_eq!(indexes, "index_ready_steps_lanes true");
    database.tasker(&["migrate", "status", "--check"]).success();
    database.tasker(&["worker", "run", "--drain"]).success();
    database.eventually("(select count(*) = 500 from tasker_tasks where complete)").await;
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn a_migration_that_waits_for_whom_it_blocks_gives_way() {
    let database = TestDatabase::empty().await;
    database.tasker(&["migrate", "up", "--to", "3"]).success();
    let mut client = database.client().await;
    client.batch_execute(SUBMITTED).await.expect("its rows");
    let transaction = client.transaction().await.expect("a transaction");
    transaction
        .execute("update tasker_workflow_steps set claim_number = 1", &[])
        .await
        .expect("it locks the steps");

    let migration = Process::start(database.command(&["migrate", "up"]));
    // The version holds the ready steps, and waits for the steps.
    database.eventually("exists (select from pg_locks where relation = 'tasker_workflow_steps'::regclass and not granted)").await;
    transaction
        .execute("delete from tasker_ready_steps", &[])
        .await
        .expect("the server ends nobody for a deadlock");
    transaction.rollback().await.expect("the end");
    migration.ended().await.success();
}
