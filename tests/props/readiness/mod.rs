//! Readiness has one meaning: after any history of a database, the queue that
//! the claim reads, the view that people read, a diagnosis and a calculation in
//! plain Rust over the raw rows name the same steps, and all that is kept for speed agrees
//! with the transitions.

mod diagnosis;
mod history;
#[path = "../../sql/views/oracle.rs"]
mod oracle;
#[path = "../../sql/views/raw.rs"]
mod raw;

use std::cell::RefCell;
use std::collections::BTreeSet;

use futures_util::future::join_all;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestError, TestRunner};
use tasker::checks::consistency::{Mode, check};
use tasker::db::queries::steps::claim_steps::{Watermarks, claim_steps};
use tasker::db::queries::steps::promote_steps::promote_steps;
use tasker::db::{Lane, Session};
use tasker::migrate::program::{VIEWS, ViewVersion};
use tasker::model::room::{Limits, Room};
use tasker::model::state::State;
use tasker::model::surgery::Action;
use tokio_postgres::{Client, Transaction};

use crate::common::TestDatabase;
use crate::workflows::{self, Work};
use history::{Act, Actor, Round, rounds};

/// A workflow, tasks of it, and what happens to them.
#[derive(Clone, Debug)]
struct Plan {
    steps: Vec<workflows::Step>,
    tasks: usize,
    rounds: Vec<Round>,
}

fn plan() -> impl Strategy<Value = Plan> {
    (workflows::steps(8), 1usize..4, rounds()).prop_map(|(steps, tasks, rounds)| Plan {
        steps,
        tasks,
        rounds,
    })
}

/// The steps that the view calls ready.
async fn ready_by_view(transaction: &Transaction<'_>) -> BTreeSet<i64> {
    let ready = "select workflow_step_id from tasker_step_readiness_statuses where ready_for_execution";
    let rows = transaction.query(ready, &[]).await.expect("the view's rows");
    rows.iter().map(|row| row.get(0)).collect()
}

/// The steps that the queues hold for a claim: ready ones, and those whose backoff is over.
async fn ready_by_queue(transaction: &Transaction<'_>) -> BTreeSet<i64> {
    let ready = "select workflow_step_id from tasker_ready_steps
                 union all
                 select workflow_step_id from tasker_backoff_steps where next_attempt_at <= now()";
    let rows = transaction.query(ready, &[]).await.expect("the queues' rows");
    rows.iter().map(|row| row.get(0)).collect()
}

/// The steps that a worker gets when it asks for all there are; nothing of it is kept.
async fn ready_by_claim(session: &Session) -> BTreeSet<i64> {
    session.begin("begin").await.expect("a transaction");
    let worker_id = history::register(session).await;
    promote_steps(session, 1000).await.expect("a promotion");
    let (exchange, everything) = (Lane::new(0).open_next(), Watermarks::default());
    let claimed =
        claim_steps(session, worker_id, exchange, Limits::default(), &everything, &Room::for_any(1000), 1000)
            .await
            .expect("a claim");
    session.end("rollback").await.expect("a rollback");
    claimed.iter().map(|step| step.step_id).collect()
}

/// Every disagreement at a moment in which nobody does anything.
async fn disagreements(session: &mut Session, client: &mut Client) -> Vec<String> {
    let report = check(session, None, Mode::Report, "test").await.expect("a comparison");
    let mut found: Vec<String> = report.differences.iter().map(|found| format!("{found:?}")).collect();
    let transaction = client.transaction().await.expect("a transaction");
    let view = ready_by_view(&transaction).await;
    let queue = ready_by_queue(&transaction).await;
    if view != queue {
        found.push(format!("ready by the view {view:?}, by the queues {queue:?}"));
    }
    let tasks = transaction.query("select task_id from tasker_tasks", &[]).await.expect("the tasks");
    for task in tasks {
        let raw = raw::Raw::read(&transaction, task.get(0)).await;
        // Among the views is that of readiness; the other three follow from it.
        found.extend(oracle::compare(&transaction, "public", &raw).await);
    }
    transaction.rollback().await.expect("a rollback");
    let claim = ready_by_claim(session).await;
    let steps = diagnosis::steps(client).await;
    // A pause changes who may claim a step, not what it is.
    let open: BTreeSet<i64> = view.into_iter().filter(|step_id| !steps[step_id].is_paused).collect();
    if claim != open {
        found.push(format!("ready by the view and not paused {open:?}, by the claim {claim:?}"));
    }
    found.extend(diagnosis::disagreements(session, &steps, &open).await);
    found.extend(diagnosis::unlisted(session, &steps).await);
    found
}

/// The moves that steps, and tasks, have made.
type Moves = BTreeSet<(String, State, State)>;

/// Plays a plan on a database in which `sabotage` has been run, and notes what moved there.
async fn play(plan: Plan, sabotage: &str, moves: &mut Moves) -> Result<(), TestCaseError> {
    let database = TestDatabase::new().await;
    let mut session = database.session().await;
    let mut client = database.client().await;
    client.batch_execute("set timezone = 'UTC'").await.expect("a setting");
    client.batch_execute(sabotage).await.expect("the sabotage");
    history::submit(&mut session, &plan.steps, plan.tasks).await;
    let mut actors = Vec::new();
    for _ in 0..history::ACTORS {
        actors.push(Actor::new(database.session().await).await);
    }
    for round in &plan.rounds {
        if round.time_passes {
            history::let_time_pass(&client).await;
        }
        // Each acts on a connection of its own, all at once.
        let acts = actors.iter_mut().zip(&round.acts).map(|(actor, act)| actor.act(act));
        let failed: Vec<_> = join_all(acts).await.into_iter().filter_map(Result::err).collect();
        prop_assert!(failed.is_empty(), "{failed:#?}");
        let found = disagreements(&mut session, &mut client).await;
        prop_assert!(found.is_empty(), "after {round:?}: {found:#?}");
    }
    let made = "select distinct 'step', from_state, to_state from tasker_workflow_step_transitions
                union all
                select distinct 'task', from_state, to_state from tasker_task_transitions";
    let made = client.query(made, &[]).await.expect("the transitions");
    moves.extend(made.iter().map(|row| (row.get::<_, String>(0), row.get(1), row.get(2))));
    Ok(())
}

/// Plays as many plans; returns the moves that were made in them.
fn run(cases: u32, sabotage: &str) -> Result<Moves, TestError<Plan>> {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mut runner = TestRunner::new(Config {
        cases,
        max_shrink_iters: if sabotage.is_empty() { 60 } else { 0 },
        failure_persistence: None,
        ..Config::default()
    });
    let moves = RefCell::new(Moves::new());
    runner.run(&plan(), |plan| runtime.block_on(play(plan, sabotage, &mut moves.borrow_mut())))?;
    Ok(moves.into_inner())
}

#[test]
fn the_queue_the_view_and_the_rows_call_the_same_steps_ready_after_any_history() {
    let mut moves = brought_back();
    // Histories in which little happens would prove little: there are more until every move was made.
    for cases in [24, 12, 12, 12, 12, 12] {
        moves.extend(run(cases, "").unwrap_or_else(|failure| panic!("{failure}")));
        if never_made(&moves).is_empty() {
            return;
        }
    }
    panic!("moves that were never made: {:?}", never_made(&moves));
}

/// The moves of steps, and the states of tasks, that never came about.
fn never_made(moves: &Moves) -> Vec<String> {
    let of_steps = State::ALL.iter().flat_map(|from| from.successors().iter().map(|to| (*from, *to)));
    // The engine has no step fail before it is claimed.
    let of_steps = of_steps.filter(|pair| *pair != (State::Pending, State::Error));
    let of_steps = of_steps.filter(|(from, to)| !moves.contains(&("step".to_owned(), *from, *to)));
    let of_tasks =
        State::ALL.iter().filter(|state| !moves.iter().any(|(whose, _, to)| whose == "task" && to == *state));
    of_steps
        .map(|(from, to)| format!("a step's {from} → {to}"))
        .chain(of_tasks.map(|state| format!("a task's {state}")))
        .collect()
}

/// The moves of a task that ends in error and is brought back: of random histories few have it.
fn brought_back() -> Moves {
    let place = any::<Index>().new_tree(&mut TestRunner::deterministic()).expect("a place").current();
    let reset = Act::Operate { action: Action::Reset, task: place, steps: vec![place] };
    let acts = [Act::Claim { most: 1 }, Act::Fail { keep: usize::MAX, permanent: true, waits: false }, reset];
    let rounds = acts.map(|act| Round { time_passes: false, acts: vec![act] });
    let step = workflows::Step { parents: Vec::new(), work: Work::Noop, limit: 1, queue: 0, priority: 0 };
    let plan = Plan { steps: vec![step], tasks: 1, rounds: rounds.to_vec() };
    let mut moves = Moves::new();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(play(plan, "", &mut moves)).expect("the rows agree");
    moves
}

/// What the property is worth: it must notice each of these.
#[test]
fn a_broken_queue_counter_or_view_does_not_stay_unnoticed() {
    let lost_entry = "
        create function lose() returns trigger language plpgsql as
            'begin if new.workflow_step_id % 3 = 0 then return null; end if; return new; end';
        create trigger lose before insert on tasker_ready_steps for each row execute function lose()";
    let lost_update = "
        create function lose() returns trigger language plpgsql as
            'begin new.remaining_parents := greatest(new.remaining_parents, 1); return new; end';
        create trigger lose before update of remaining_parents on tasker_workflow_steps
            for each row when (old.remaining_parents > 0) execute function lose()";
    let early = "
        create function hurry() returns trigger language plpgsql as
            'begin new.next_attempt_at := new.next_attempt_at - interval ''2 hours''; return new; end';
        create trigger hurry before insert on tasker_backoff_steps for each row execute function hurry()";
    let view = VIEWS[0].sql(ViewVersion::V3);
    let careless = view
        .replace("parents.completed = parents.total\n        and not", "parents.total >= 0\n        and not");
    assert_ne!(careless, view, "the view no longer has the condition that this test breaks");
    for sabotage in [lost_entry, lost_update, early, &careless] {
        let noticed = run(24, sabotage);
        assert!(matches!(noticed, Err(TestError::Fail(..))), "unnoticed: {sabotage}");
    }
}
