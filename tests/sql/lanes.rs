//! A claim reads its own lanes, whatever stands before and beside them.

use tasker::db::queries::bench::pages_fetched::pages_fetched;
use tasker::db::queries::steps::claim_steps::claim_steps;
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::{Lane, Session};
use tasker::model::handler::HandlerKind;
use tasker::model::room::{Limits, Room};

use crate::common::TestDatabase;

/// Claims, and takes it back. Returns how many steps were claimed, and the pages that it took.
async fn claim(session: &Session, worker_id: i64, room: &Room) -> (usize, i64) {
    let (claimed, pages) = claim_within(session, worker_id, room, Limits::default()).await;
    (claimed.len(), pages)
}

/// The same; returns the ids of the steps.
async fn claim_within(session: &Session, worker_id: i64, room: &Room, limits: Limits<'_>) -> (Vec<i64>, i64) {
    session.client().batch_execute("begin").await.expect("a transaction");
    let before = pages_fetched(session, "public").await.expect("a count");
    let exchange = Lane::new(0).open_next();
    let claimed = claim_steps(session, worker_id, exchange, limits, &Default::default(), room, 1)
        .await
        .expect("a claim");
    let pages = pages_fetched(session, "public").await.expect("a count") - before;
    session.client().batch_execute("rollback").await.expect("a rollback");
    (claimed.iter().map(|step| step.step_id).collect(), pages)
}

#[tokio::test]
async fn locked_steps_at_the_head_of_a_lane_do_not_fill_a_claim() {
    let template = "{name: w, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[template]).await;
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(8)).success();
    let session = database.session().await;
    let worker = Registration { host: "here", version: "1.0.0", lease_seconds: 600, ..Default::default() };
    let worker_id = register_worker(&session, &worker).await.expect("a worker");
    let room = Room { steps: 2, of: [(HandlerKind::Noop, 2)].into() };
    let unlocked = Limits { unlocked_only: true, ..Limits::default() };
    assert_eq!(claim_within(&session, worker_id, &room, unlocked).await.0, [1, 2], "nothing is locked");
    let mut other = database.client().await;
    let person = other.transaction().await.expect("a transaction");
    let locks = "select from tasker_workflow_steps where workflow_step_id <= 3 for update;
                 select from tasker_tasks where task_id = 4 for update";
    person.batch_execute(locks).await.expect("locks");
    assert_eq!(claim_within(&session, worker_id, &room, unlocked).await.0, [5, 6]);
    person.rollback().await.expect("no locks");
    assert_eq!(claim_within(&session, worker_id, &room, unlocked).await.0, [1, 2]);
}

#[tokio::test]
async fn a_claim_reads_no_entry_of_a_handler_without_room() {
    let template = "{name: w, version: 1.0.0, steps: [{name: a, handler: {command: ['true']}}, {name: b, handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[template]).await;
    database.tasker_with_stdin(&["task", "submit", "w", "--batch", "-"], "{}\n".repeat(4)).success();
    let session = database.session().await;
    let worker = Registration { host: "here", version: "1.0.0", lease_seconds: 600, ..Default::default() };
    let worker_id = register_worker(&session, &worker).await.expect("a worker");
    let room = Room { steps: 16, of: [(HandlerKind::Command, 16), (HandlerKind::Sql, 0)].into() };
    let (claimed, alone) = claim(&session, worker_id, &room).await;
    assert_eq!(claimed, 4, "the commands, and nothing else");
    let ahead = "
        update tasker_ready_steps set workflow_step_id = workflow_step_id + 10000000 where handler = 'command';
        insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
        select 1000 + number, 'default', 0, 'sql' from generate_series(1, 100000) number;
        insert into tasker_queue_priorities (queue, priority, handler) values ('default', 0, 'sql');
        with later as (delete from tasker_ready_steps where handler = 'command' returning workflow_step_id - 10000000 as id)
        insert into tasker_ready_steps (workflow_step_id, queue, priority, handler) select id, 'default', 0, 'command' from later;
        analyze tasker_ready_steps";
    session.script(ahead).await.expect("entries ahead");
    let (claimed, behind) = claim(&session, worker_id, &room).await;
    assert_eq!(claimed, 4);
    assert!(behind <= alone + 16, "{behind} pages behind 100,000 entries, {alone} alone");
}

#[tokio::test]
async fn several_lanes_of_one_handler_share_its_room() {
    let steps: Vec<String> = (0..6)
        .map(|step| format!("{{name: s{step}, queue: q{step}, handler: {{sql: {{statement: select 1}}}}}}"))
        .collect();
    let template = format!("{{name: w, version: 1.0.0, steps: [{}]}}", steps.join(", "));
    let database = TestDatabase::with_workflows(&[&template]).await;
    database.tasker(&["task", "submit", "w"]).success();
    let session = database.session().await;
    let worker = Registration { host: "here", version: "1.0.0", lease_seconds: 600, ..Default::default() };
    let worker_id = register_worker(&session, &worker).await.expect("a worker");
    for (sql, steps, claimed) in [(2, 16, 2), (16, 3, 3), (0, 16, 0), (16, 16, 6)] {
        let room = Room { steps, of: [(HandlerKind::Sql, sql)].into() };
        assert_eq!(claim(&session, worker_id, &room).await.0, claimed, "room for {sql} of {steps}");
    }
}
