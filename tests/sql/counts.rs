//! The counts of tasks: folded by one holder of the upkeep's lease at a time, while transactions commit late, or not at all.

use std::sync::Arc;

use serde_json::Value;
use tasker::db::Session;
use tasker::db::queries::counts::{begin_fill, correct, count_differences, counting_state, fold_counts};
use tasker::db::queries::tasks::count_tasks;
use tasker::db::queries::upkeep::{record_job, release_upkeep, upkeep_lease};
use tasker::engine::upkeep::{Job, Lease, Setup, Upkeep};
use tasker::model::state::State;
use tokio_postgres::Client;

use crate::common::{TestDatabase, eventually};

const ORDER: &str = "{name: order, version: 1.0.0, steps: [{name: pay, handler: {noop: {}}}]}";
const SUBMIT: &str = "select from tasker_submit_batch('order', '[{}]')";

async fn database() -> (TestDatabase, Session, Client) {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    let (session, client) = (database.session().await, database.client().await);
    (database, session, client)
}

async fn lease(session: &Session) -> Lease {
    Lease::take(session, "test", None).await.expect("an answer").expect("nobody holds it")
}

/// For jobs that need no other connection.
fn setup() -> Setup {
    Setup { connect: Arc::new(|purpose| panic!("a connection for {purpose:?}")), expiry: None }
}

async fn fold(session: &Session, lease: Lease) -> i64 {
    fold_counts(session, lease.fence(), 1_000).await.expect("a fold").expect("the lease is held")
}

async fn pending(session: &Session) -> i64 {
    let counts = count_tasks(session, None, None).await.expect("counts");
    assert!(counts.iter().all(|count| count.state == State::Pending), "{counts:?}");
    counts.iter().map(|count| count.tasks).sum()
}

async fn differences(session: &Session) -> usize {
    let found = count_differences(session).await.expect("a comparison");
    found.iter().filter(|found| found.workflow.is_some()).count()
}

/// The deltas left, the gaps and the young gaps.
async fn left(client: &Client) -> (i64, String, String) {
    let query = "select (select count(*) from tasker_task_count_deltas), gaps::text, young_gaps::text from tasker_task_counting";
    let row = client.query_one(query, &[]).await.expect("the counting");
    (row.get(0), row.get(1), row.get(2))
}

/// Folds until there is no gap: transactions of other databases hold them up too.
async fn settle(session: &Session, client: &Client, lease: Lease) {
    eventually("no gap is left", async || {
        fold(session, lease).await;
        left(client).await == (0, "{}".to_owned(), "{}".to_owned())
    })
    .await;
}

#[tokio::test]
async fn a_delta_that_is_committed_behind_the_watermark_is_counted_once() {
    let (database, session, client) = database().await;
    let late = database.client().await;
    let lease = lease(&session).await;
    late.batch_execute("begin").await.expect("a transaction");
    late.batch_execute(SUBMIT).await.expect("submitted");
    client.batch_execute(SUBMIT).await.expect("submitted");
    assert_eq!((fold(&session, lease).await, pending(&session).await), (1, 1));
    // Nothing is settled while it is under way, however often one folds.
    client.batch_execute(SUBMIT).await.expect("submitted");
    assert_eq!(
        (fold(&session, lease).await, fold(&session, lease).await, pending(&session).await),
        (1, 0, 2)
    );
    late.batch_execute("commit").await.expect("a commit");
    assert_eq!((pending(&session).await, differences(&session).await), (3, 0));
    assert_eq!((fold(&session, lease).await, pending(&session).await), (1, 3));
    settle(&session, &client, lease).await;
    assert_eq!(differences(&session).await, 0);
}

#[tokio::test]
async fn a_gap_is_forgotten_once_nobody_can_fill_it() {
    let (database, session, client) = database().await;
    let old = database.client().await;
    let lease = lease(&session).await;
    // Older than the gap, and open: it could be the one that fills it.
    old.batch_execute("begin; select pg_current_xact_id()").await.expect("a transaction");
    fold(&session, lease).await;
    let rolled_back = format!("begin; {SUBMIT}; rollback; {SUBMIT}");
    client.batch_execute(&rolled_back).await.expect("submitted");
    assert_eq!(fold(&session, lease).await, 1);
    for _ in 0..3 {
        fold(&session, lease).await;
        let (_, gaps, young) = left(&client).await;
        assert_eq!(gaps + &young, "{[1,2)}{}");
    }
    old.batch_execute("commit").await.expect("a commit");
    settle(&session, &client, lease).await;
    assert_eq!((pending(&session).await, differences(&session).await), (1, 0));
}

#[tokio::test]
async fn what_a_holder_sends_after_it_has_lost_the_lease_changes_nothing() {
    let (database, mut session, client) = database().await;
    client.batch_execute(SUBMIT).await.expect("submitted");
    let first = lease(&session).await;
    assert_eq!(Lease::take(&session, "another", None).await.expect("an answer"), None);
    // By the server's clock.
    client
        .batch_execute("update tasker_upkeep set leased_until = now() - interval '1 second'")
        .await
        .expect("time");
    let second =
        Lease::take(&session, "another", Some(7)).await.expect("an answer").expect("it lasts no longer");
    assert!(second.fence() > first.fence());
    assert_eq!(fold_counts(&session, first.fence(), 10).await.expect("an answer"), None);
    assert_eq!(record_job(&session, first.fence(), "counts", 1, 1, None).await.expect("an answer"), 0);
    assert_eq!(release_upkeep(&session, first.fence()).await.expect("an answer"), 0);
    assert!(!first.hold(&session).await.expect("an answer"));
    client
        .batch_execute("insert into tasker_task_count_deltas (named_task_id, error) values (1, 1)")
        .await
        .expect("a fault");
    let found = count_differences(&session).await.expect("a comparison");
    assert!(!correct(&session, Some(first.fence()), &found).await.expect("an answer"));
    for job in Job::of(&setup()) {
        assert_eq!(job.run(&mut session, &first, &setup()).await.expect("an answer"), None, "{job}");
    }
    assert!(Upkeep::new(first, setup()).run_due(&mut session).await.expect("an answer").is_none());
    assert_eq!(left(&client).await.0, 2);
    let held = upkeep_lease(&session).await.expect("the lease");
    assert_eq!(
        (held.holder.as_deref(), held.worker_id, held.fence),
        (Some("another"), Some(7), second.fence())
    );
    assert!(correct(&session, Some(second.fence()), &found).await.expect("an answer"));
    assert_eq!((fold(&session, second).await, differences(&session).await), (3, 0));
    drop(database);
}

#[tokio::test]
async fn a_write_under_the_lease_is_not_overtaken_by_a_successor() {
    let (database, session, client) = database().await;
    let first = lease(&session).await;
    let other = database.session().await;
    client
        .batch_execute("update tasker_upkeep set leased_until = now() - interval '1 second'")
        .await
        .expect("time");
    session.begin("begin").await.expect("a transaction");
    assert!(first.hold(&session).await.expect("an answer"));
    // It does not wait either: the heartbeat of a worker must not.
    assert_eq!(Lease::take(&other, "another", None).await.expect("an answer"), None);
    session.end("commit").await.expect("a commit");
    assert!(Lease::take(&other, "another", None).await.expect("an answer").is_some());
}

#[tokio::test]
async fn of_two_corrections_of_one_difference_one_takes_effect() {
    let (database, session, client) = database().await;
    let other = database.session().await;
    client.batch_execute(SUBMIT).await.expect("submitted");
    client.batch_execute("delete from tasker_task_count_deltas").await.expect("a fault");
    let (one, two) = (count_differences(&session).await.unwrap(), count_differences(&other).await.unwrap());
    assert_eq!((one[0].stored, one[0].derived), (Some(0), Some(1)));
    // Meanwhile there is another task: what was found is still what is missing.
    client.batch_execute(SUBMIT).await.expect("submitted");
    assert!(correct(&session, None, &one).await.expect("an answer"));
    assert!(!correct(&other, None, &two).await.expect("an answer"));
    assert_eq!((pending(&session).await, differences(&session).await), (2, 0));
}

/// What was there before version 7 is counted once every transaction has ended that may have moved tasks without counting.
#[tokio::test]
async fn tasks_of_before_are_counted_when_no_transaction_of_before_is_left() {
    let (database, session, client) = database().await;
    let old = database.client().await;
    client.batch_execute(SUBMIT).await.expect("submitted");
    let as_before = "delete from tasker_task_count_deltas; update tasker_task_counting set is_filled = false";
    client.batch_execute(as_before).await.expect("as before version 7");
    old.batch_execute("begin; select pg_current_xact_id()").await.expect("a transaction");
    let lease = lease(&session).await;
    begin_fill(&session).await.expect("noted");
    let found = count_differences(&session).await.expect("a comparison");
    assert!(!correct(&session, Some(lease.fence()), &found).await.expect("an answer"));
    // It moves a task without counting it.
    old.batch_execute(&format!("{SUBMIT}; delete from tasker_task_count_deltas; commit"))
        .await
        .expect("a commit");
    client.batch_execute(SUBMIT).await.expect("submitted");
    eventually("they are counted", async || {
        let mut session = database.session().await;
        assert!(Job::Counts.run(&mut session, &lease, &setup()).await.expect("a run").is_some());
        counting_state(&session, 10).await.expect("the state").is_filled
    })
    .await;
    assert_eq!((pending(&session).await, differences(&session).await), (3, 0));
}

/// Dead rows of what was folded stay as long as somebody's snapshot may need them.
#[tokio::test]
async fn no_fold_and_no_count_passes_what_was_folded_before() {
    let (database, session, client) = database().await;
    let holder = database.client().await;
    holder
        .batch_execute("begin isolation level repeatable read; select count(*) from tasker_tasks")
        .await
        .expect("a snapshot");
    let lease = lease(&session).await;
    let many = "insert into tasker_task_count_deltas (named_task_id, pending, error)
                select 1, 1 - 2 * (n % 2), 2 * (n % 2) - 1 from generate_series(1, 20000) n";
    client.batch_execute(&format!("{many}; {SUBMIT}")).await.expect("deltas");
    while fold(&session, lease).await > 0 {}
    client.batch_execute("analyze tasker_task_count_deltas").await.expect("statistics");
    let (counting, folding) = (
        include_str!("../../src/db/queries/tasks/count_tasks.sql"),
        include_str!("../../src/db/queries/counts/fold_counts.sql"),
    );
    let explain =
        format!("explain (analyze, buffers, timing off, format json) {}", session.qualified(counting));
    let counted = client.query_one(&explain, &[&None::<&str>, &None::<&str>]).await.expect("a plan");
    let explain =
        format!("explain (analyze, buffers, timing off, format json) {}", session.qualified(folding));
    let folded = client.query_one(&explain, &[&lease.fence(), &1000_i64]).await.expect("a plan");
    for plan in [counted.get::<_, Value>(0), folded.get(0)] {
        let pages = plan[0]["Plan"]["Shared Hit Blocks"].as_i64().expect("pages");
        assert!(pages < 60, "{pages} pages: {plan:#}");
    }
    assert_eq!((pending(&session).await, differences(&session).await), (1, 0));
}
