//! Two sessions end an attempt, or two of one task, at the same time, in every order: the second one begins before the first has
//! committed. The log has each start and each end once.

use std::time::Duration;

use futures_util::FutureExt;
use serde_json::json;
use tasker::checks::consistency::{Mode, check};
use tasker::db::queries::steps::claim_steps::{Claimed, claim_steps};
use tasker::db::queries::steps::complete_steps::{self, complete_steps};
use tasker::db::queries::steps::fail_steps::{self, fail_steps};
use tasker::db::queries::steps::release_steps::{release_claims, release_steps};
use tasker::db::queries::steps::{cancel_steps, lock_task_steps};
use tasker::db::queries::tasks::lock_task;
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::{Exchange, HeldClaims, Lane, Session};
use tasker::model::room::{Limits, Room};
use tokio_postgres::Client;

use crate::common::TestDatabase;

#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Completion,
    Failure,
    /// For good: the task ends with it.
    LastFailure,
    Interruption,
    Cancellation,
    /// The worker does not run it.
    Release,
    /// Its worker was lost.
    Rescue,
}

const ENDS: [End; 7] = [
    End::Completion,
    End::Failure,
    End::LastFailure,
    End::Interruption,
    End::Cancellation,
    End::Release,
    End::Rescue,
];

/// The claim of a step.
struct Attempt {
    worker_id: i64,
    claim: Claimed,
}

impl Attempt {
    async fn end(&self, session: &Session, end: End, number: i64) {
        let held = HeldClaims::default();
        let exchange = Exchange { lane: 0, number, held };
        let (step_ids, claim_numbers) = (vec![self.claim.step_id], vec![self.claim.claim_number]);
        match end {
            End::Completion => {
                let results = vec![json!({}).into()];
                let columns = complete_steps::Columns { step_ids, claim_numbers, results };
                complete_steps(session, self.worker_id, Some(exchange), &columns, None, None)
                    .await
                    .expect("a completion");
            }
            End::Failure | End::LastFailure | End::Interruption => {
                let failed = fail_steps::Columns {
                    step_ids,
                    claim_numbers,
                    failures: vec![json!({ "message": "told to" })],
                    waits_ms: vec![3_600_000],
                    requested_seconds: vec![None],
                    permanent: vec![end == End::LastFailure],
                    interrupted: vec![end == End::Interruption],
                };
                fail_steps(session, self.worker_id, exchange, &failed).await.expect("a failure");
            }
            End::Cancellation => {
                let unfinished = lock_task_steps(session, self.claim.task_id).await.expect("the steps");
                lock_task(session, self.claim.task_id).await.expect("the task");
                cancel_steps(session, self.claim.task_id, &unfinished, &json!({}))
                    .await
                    .expect("a cancellation");
            }
            End::Release => {
                let claims = [(self.claim.step_id, self.claim.claim_number)];
                release_claims(session, &[self.worker_id], &claims).await.expect("a release");
            }
            End::Rescue => {
                release_steps(session, &[self.worker_id], true).await.expect("a rescue");
            }
        }
    }
}

async fn claim(session: &Session) -> Attempt {
    let worker = Registration { host: "here", version: "1.0.0", lease_seconds: 600, ..Default::default() };
    let worker_id = register_worker(session, &worker).await.expect("a worker");
    let (exchange, limits) = (Lane::new(0).open_next(), Limits::default());
    let mut claimed =
        claim_steps(session, worker_id, exchange, limits, &Default::default(), &Room::for_any(1), 1)
            .await
            .expect("a claim");
    let claim = claimed.pop().expect("a ready step");
    Attempt { worker_id, claim }
}

/// Two workers, and somebody who sees which of them waits.
struct Sessions {
    one: Session,
    other: Session,
    client: Client,
    /// Of the other one's server process.
    pid: i32,
}

impl Sessions {
    async fn of(database: &TestDatabase) -> Sessions {
        let (one, other, client) =
            (database.session().await, database.session().await, database.client().await);
        let pid = other.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
        Sessions { one, other, client, pid }
    }

    /// Begins the second end before the first one is committed.
    async fn at_once(&self, first: (&Attempt, End), second: (&Attempt, End)) {
        self.one.begin("begin").await.expect("a transaction");
        first.0.end(&self.one, first.1, 2).await;
        self.other.begin("begin").await.expect("a transaction");
        let mut ending = second.0.end(&self.other, second.1, 3).boxed();
        let waits =
            "select exists (select from pg_stat_activity where pid = $1 and wait_event_type = 'Lock')";
        let is_over = loop {
            if tokio::time::timeout(Duration::from_millis(5), &mut ending).await.is_ok() {
                break true;
            }
            if self.client.query_one(waits, &[&self.pid]).await.expect("an answer").get(0) {
                break false;
            }
        };
        self.one.end("commit").await.expect("a commit");
        if !is_over {
            ending.await;
        }
        self.other.end("commit").await.expect("a commit");
    }
}

async fn assert_consistent(session: &mut Session, task_id: i64, what: &str) {
    let report = check(session, Some(&[task_id]), Mode::Report, "test").await.expect("a comparison");
    // The queue was emptied for the next pair.
    let found = report.differences.iter().filter(|found| found.code.as_str() != "ready_queue");
    assert_eq!(found.collect::<Vec<_>>(), Vec::<&_>::new(), "{what}");
}

#[tokio::test]
async fn an_attempt_that_two_sessions_end_has_one_start_and_one_end() {
    let template = "{name: w, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}, \
                    {name: b, depends_on: [a], handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[template]).await;
    let (sessions, mut session) = (Sessions::of(&database).await, database.session().await);
    let client = &sessions.client;
    let pairs = ENDS.iter().flat_map(|first| ENDS.map(|second| (*first, second)));
    // Of a first attempt nothing is in the log yet.
    for (is_first, (first, second)) in pairs.flat_map(|pair| [(true, pair), (false, pair)]) {
        // Nothing of the pair before is ready.
        client.batch_execute("delete from tasker_ready_steps").await.expect("an empty queue");
        client.batch_execute("select tasker_submit('w', '{}')").await.expect("a task");
        let mut attempt = claim(&session).await;
        if !is_first {
            attempt.end(&session, End::LastFailure, 2).await;
            database.tasker(&["step", "reset", &attempt.claim.step_id.to_string(), "--yes"]).success();
            attempt = claim(&session).await;
        }

        sessions.at_once((&attempt, first), (&attempt, second)).await;

        assert_consistent(&mut session, attempt.claim.task_id, &format!("{first:?}, then {second:?}")).await;
        let log = "select count(*) filter (where to_state = 'in_progress'), count(*) filter (where from_state = 'in_progress'),
                          max(sort_key), (select last_sort_key from tasker_workflow_steps where workflow_step_id = $1)
                     from tasker_workflow_step_transitions where workflow_step_id = $1";
        let log = client.query_one(log, &[&attempt.claim.step_id]).await.expect("the log");
        let counts = (log.get::<_, i64>(0), log.get::<_, i64>(1));
        let attempts = if is_first { 1 } else { 2 };
        assert_eq!(counts, (attempts, attempts), "{first:?}, then {second:?}");
        assert_eq!(log.get::<_, i32>(2), log.get::<_, i32>(3), "{first:?}, then {second:?}");
    }
}

/// The statement that waits for the task's lock cannot see the transition that the other one has recorded meanwhile.
#[tokio::test]
async fn two_sessions_that_end_two_steps_of_a_task_record_its_start_once_and_its_end() {
    let template =
        "{name: w, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}, {name: b, handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[template]).await;
    let (sessions, mut session) = (Sessions::of(&database).await, database.session().await);
    let client = &sessions.client;
    for (first, second) in ENDS.iter().flat_map(|first| ENDS.map(|second| (*first, second))) {
        client.batch_execute("delete from tasker_ready_steps").await.expect("an empty queue");
        client.batch_execute("select tasker_submit('w', '{}')").await.expect("a task");
        let (one, other) = (claim(&session).await, claim(&session).await);
        let task_id = one.claim.task_id;
        sessions.at_once((&one, first), (&other, second)).await;
        assert_consistent(&mut session, task_id, &format!("{first:?}, then {second:?}")).await;
        let starts =
            "select count(*) from tasker_task_transitions where task_id = $1 and to_state = 'in_progress'";
        let starts = client.query_one(starts, &[&task_id]).await.expect("the log").get::<_, i64>(0);
        assert_eq!(starts, 1, "{first:?}, then {second:?}");
    }
}
