//! Three tasks with a step in every state, brought there by the program's own statements.

use std::time::Duration;

use serde_json::json;
use tasker::db::queries::steps::claim_steps::{Claimed, Watermarks, claim_steps};
use tasker::db::queries::steps::complete_steps::{self, complete_steps};
use tasker::db::queries::steps::fail_steps::{self, fail_steps};
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::{Lane, Session};
use tasker::model::room::{Limits, Room};
use tokio_postgres::Client;

use crate::common::{TestDatabase, cancel};

const ORDER: &str = "
name: order
version: '1.0.0'
steps:
  - { name: load, priority: 9, handler: { noop: {} } }
  - { name: flaky, priority: 8, depends_on: [load], handler: { noop: {} } }
  - { name: held, priority: 7, depends_on: [load], handler: { noop: {} } }
  - { name: next, depends_on: [load], handler: { noop: {} } }
  - { name: join, queue: joins, depends_on: [flaky, held, next], handler: { noop: {} } }
";

/// Task 1 is under way: `load` is complete, `flaky` waits for its backoff, `held` is held by a worker
/// that is alive, `next` is ready, `join` waits for all three. Task 2 waits, task 3 is cancelled.
pub struct Stage {
    pub database: TestDatabase,
    pub client: Client,
    pub session: Session,
    pub worker_id: i64,
}

impl Stage {
    pub async fn new() -> Stage {
        let database = TestDatabase::new().await;
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), ORDER).expect("a template");
        database.tasker(&["template", "apply", file.path().to_str().expect("a UTF-8 path")]).success();
        database.tasker(&["task", "submit", "order"]).success();
        let mut session = database.session().await;
        let registration = Registration {
            host: "host-a",
            pid: 4711,
            version: "0.1.0",
            concurrency: 4,
            lease_seconds: 600,
            ..Registration::default()
        };
        let worker_id = register_worker(&session, &registration).await.expect("a worker");

        let mut lane = Lane::new(0);
        let load = claim(&session, worker_id, &mut lane).await;
        let complete = complete_steps::Columns {
            step_ids: vec![load.step_id],
            claim_numbers: vec![load.claim_number],
            results: vec![json!({}).into()],
        };
        complete_steps(&session, worker_id, Some(lane.open_next()), &complete, None, None)
            .await
            .expect("a completion");
        let flaky = claim(&session, worker_id, &mut lane).await;
        let fail = fail_steps::Columns {
            step_ids: vec![flaky.step_id],
            claim_numbers: vec![flaky.claim_number],
            failures: vec![json!({ "message": "no connection" })],
            waits_ms: vec![1],
            requested_seconds: vec![None],
            permanent: vec![false],
            interrupted: vec![false],
        };
        fail_steps(&session, worker_id, lane.open_next(), &fail).await.expect("a failure");
        claim(&session, worker_id, &mut lane).await;
        database.tasker(&["task", "submit", "order"]).success();
        database.tasker(&["task", "submit", "order"]).success();
        cancel(&mut session, 3).await.expect("a cancellation");
        let client = database.client().await;
        Stage { database, client, session, worker_id }
    }

    /// Runs statements in which `{load}`, `{flaky}`, … stand for the steps of task 1, `{worker}` for
    /// the worker that is alive.
    pub async fn run(&self, sql: &str) {
        let mut sql = sql.replace("{worker}", &self.worker_id.to_string());
        for (place, name) in ["load", "flaky", "held", "next", "join"].iter().enumerate() {
            sql = sql.replace(&format!("{{{name}}}"), &(place + 1).to_string());
        }
        self.client.batch_execute(&sql).await.unwrap_or_else(|error| panic!("{error:?}\n{sql}"));
    }

    /// The worker that holds a step dies; another one finishes what there is.
    pub async fn finish(&self) {
        self.run("update tasker_workers set last_heartbeat_at = now() - interval '1 hour'").await;
        self.database.tasker(&["worker", "run", "--drain"]).drained();
        let states = "select string_agg(to_state, ' ' order by task_id) from tasker_task_transitions where most_recent";
        let states: String = self.client.query_one(states, &[]).await.expect("states").get(0);
        assert_eq!(states, "complete complete cancelled");
    }
}

async fn claim(session: &Session, worker_id: i64, lane: &mut Lane) -> Claimed {
    // Not faster than the clock: a failure and its end must not fall into one moment.
    tokio::time::sleep(Duration::from_millis(2)).await;
    let claimed = claim_steps(
        session,
        worker_id,
        lane.open_next(),
        Limits::default(),
        &Watermarks::default(),
        &Room::for_any(1),
        1,
    )
    .await
    .expect("a claim");
    claimed.into_iter().next().expect("a ready step")
}
