//! What a heartbeat tells of the steps that its worker runs.

use jiff::{SignedDuration, Timestamp};
use tasker::db::Lane;
use tasker::db::queries::steps::claim_steps::claim_steps;
use tasker::db::queries::workers::heartbeat_worker::{Beat, heartbeat_worker};
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::queries::workers::stranded_steps::stranded_steps;
use tasker::model::room::{Limits, Room};

use crate::common::TestDatabase;

#[tokio::test]
async fn one_that_the_network_delivers_late_strands_no_step() {
    let template = "{name: w, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}]}";
    let database = TestDatabase::with_workflows(&[template]).await;
    database.tasker(&["task", "submit", "w"]).success();
    let session = database.session().await;
    let worker = Registration { host: "here", version: "1.0.0", lease_seconds: 600, ..Default::default() };
    let worker_id = register_worker(&session, &worker).await.expect("a worker");
    let exchange = Lane::new(0).open_next();
    let (limits, from_start) = (Limits::default(), Default::default());
    let claimed = claim_steps(&session, worker_id, exchange, limits, &from_start, &Room::for_any(1), 1).await;
    assert_eq!(claimed.expect("a claim").len(), 1);
    let client = database.client().await;
    let earlier =
        "update tasker_workflow_steps set last_attempted_at = clock_timestamp() - interval '500 seconds'";
    client.batch_execute(earlier).await.expect("claimed earlier");
    let now: Timestamp = client.query_one("select clock_timestamp()", &[]).await.expect("a time").get(0);
    // Each was sent with an empty list of steps.
    let stranded_after = async |number, answered_at| {
        let beat = Beat { number, answered_at };
        let alive = heartbeat_worker(&session, worker_id, false, &[], &[], &[], beat).await;
        alive.expect("an answer").expect("the worker is registered");
        stranded_steps(&session).await.expect("the claims that nobody runs").len()
    };
    assert_eq!(stranded_after(1, None).await, 0, "nothing is known of when it was sent");
    let long_ago = now - SignedDuration::from_secs(350);
    assert_eq!(
        stranded_after(2, Some(long_ago)).await,
        0,
        "the step may have been claimed since it was sent"
    );
    assert_eq!(stranded_after(3, Some(now)).await, 1, "it was sent after the claim, and names no step");
}

#[tokio::test]
async fn one_tells_of_other_workers_that_could_take_the_same_steps() {
    let database = TestDatabase::new().await;
    let (session, client) = (database.session().await, database.client().await);
    let (mail, shop) = (["mail".to_owned()], ["shop".to_owned()]);
    let row = Registration {
        host: "here",
        version: "1.0.0",
        lease_seconds: 600,
        queues: Some(&mail),
        handlers: Some(&["noop", "sql"]),
        namespaces: Some(&shop),
        ..Default::default()
    };
    let worker_id = register_worker(&session, &row).await.expect("a worker");
    let mut number = 0;
    let mut another = async || {
        number += 1;
        let beat = Beat { number, answered_at: None };
        let alive = heartbeat_worker(&session, worker_id, true, &[], &[], &[], beat).await;
        let told = alive.expect("an answer").expect("the worker is registered");
        (told.is_another_alive, told.is_another_idle)
    };
    assert_eq!(another().await, (false, false), "it is alone, and idle itself");
    let other = Registration { host: "there", version: "1.0.0", lease_seconds: 600, ..Default::default() };
    register_worker(&session, &other).await.expect("another worker");
    assert_eq!(another().await, (true, false), "the other one is busy");
    for (change, expected) in [
        ("idle = true", true),
        ("queues = '{other}'", false),
        ("queues = '{other,mail}', handlers = '{command}'", false),
        ("handlers = '{sql}', namespaces = '{bank}'", false),
        ("namespaces = '{shop}'", true),
        ("last_heartbeat_at = clock_timestamp() - interval '601 seconds'", false),
    ] {
        let update = format!("update tasker_workers set {change} where host = 'there'");
        client.batch_execute(&update).await.expect("a change");
        assert_eq!(another().await, (expected, expected), "{change}");
    }
}
