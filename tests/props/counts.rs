//! Whatever is done to tasks, in whatever order, the counts are the number of tasks in each state: after every statement, folded
//! or not.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use tasker::db::queries::counts::{count_differences, fold_counts};
use tasker::db::queries::steps::claim_steps::{Claimed, claim_steps};
use tasker::db::queries::steps::complete_steps::{self, complete_steps};
use tasker::db::queries::steps::fail_steps::{self, fail_steps};
use tasker::db::queries::steps::promote_steps::promote_steps;
use tasker::db::queries::steps::release_steps::{release_claims, release_steps};
use tasker::db::queries::tasks::{count_every_task, count_tasks};
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::{Exchange, HeldClaims, Session};
use tasker::engine::submit::{NewTask, submit};
use tasker::engine::surgery::{Actor, Operation, StepSelector, operate};
use tasker::engine::templates;
use tasker::engine::upkeep::Lease;
use tasker::model::room::{Limits, Room};
use tasker::model::surgery::Action;
use tasker::model::template::TemplateName;

use crate::common::TestDatabase;
use crate::workflows::{self, Step};

#[derive(Clone, Debug)]
enum Change {
    Submit { workflow: usize, tasks: usize },
    Claim(usize),
    Complete(usize),
    Fail { claims: usize, permanent: bool, interrupted: bool },
    Promote,
    Release,
    Rescue,
    ByHand { task: prop::sample::Index, action: Action, step: Option<prop::sample::Index> },
    Fold(i64),
}

fn change() -> impl Strategy<Value = Change> {
    let by_hand = (
        any::<prop::sample::Index>(),
        prop::sample::select(Action::ALL.to_vec()),
        prop::option::of(any::<prop::sample::Index>()),
    );
    prop_oneof![
        2 => (0usize..2, 1usize..4).prop_map(|(workflow, tasks)| Change::Submit { workflow, tasks }),
        5 => (1usize..5).prop_map(Change::Claim),
        4 => (1usize..5).prop_map(Change::Complete),
        3 => (1usize..4, any::<bool>(), prop::bool::weighted(0.2))
            .prop_map(|(claims, permanent, interrupted)| Change::Fail { claims, permanent, interrupted }),
        2 => Just(Change::Promote),
        1 => Just(Change::Release),
        1 => Just(Change::Rescue),
        4 => by_hand.prop_map(|(task, action, step)| Change::ByHand { task, action, step }),
        2 => (1i64..10).prop_map(Change::Fold),
    ]
}

/// A database, and a worker's claims in it.
struct World {
    session: Session,
    lease: Lease,
    worker_id: i64,
    exchanges: i64,
    held: Vec<Claimed>,
}

impl World {
    async fn of(database: &TestDatabase, workflows: &[Vec<Step>]) -> World {
        let mut session = database.session().await;
        for (number, steps) in workflows.iter().enumerate() {
            let template = workflows::template(&format!("w{number}"), steps);
            templates::apply(&mut session, std::slice::from_ref(&template)).await.expect("a valid template");
        }
        let lease = Lease::take(&session, "test", None).await.expect("an answer").expect("a lease");
        let mut world = World { session, lease, worker_id: 0, exchanges: 0, held: Vec::new() };
        world.register().await;
        world
    }

    async fn register(&mut self) {
        let worker =
            Registration { host: "here", version: "1.0.0", lease_seconds: 600, ..Default::default() };
        self.worker_id = register_worker(&self.session, &worker).await.expect("a worker");
        self.held.clear();
    }

    fn exchange(&mut self) -> Exchange {
        self.exchanges += 1;
        let held = HeldClaims {
            step_ids: self.held.iter().map(|claim| claim.step_id).collect(),
            claim_numbers: self.held.iter().map(|claim| claim.claim_number).collect(),
        };
        Exchange { lane: 0, number: self.exchanges, held }
    }

    fn take(&mut self, claims: usize) -> (Vec<i64>, Vec<i32>) {
        let mut taken: Vec<Claimed> = self.held.drain(..claims.min(self.held.len())).collect();
        taken.sort_by_key(|claim| claim.step_id);
        taken.iter().map(|claim| (claim.step_id, claim.claim_number)).unzip()
    }

    async fn make(&mut self, change: &Change) {
        match change {
            Change::Submit { workflow, tasks } => {
                let name =
                    TemplateName { namespace: "props".into(), name: format!("w{workflow}"), version: None };
                submit(&self.session, &name, &vec![NewTask::default(); *tasks]).await.expect("submitted");
            }
            Change::Claim(steps) => {
                let (exchange, room) = (self.exchange(), Room::for_any(*steps));
                let (limits, watermarks) = (Limits::default(), Default::default());
                let claimed =
                    claim_steps(&self.session, self.worker_id, exchange, limits, &watermarks, &room, 1).await;
                self.held.extend(claimed.expect("a claim"));
            }
            Change::Complete(claims) => {
                let (step_ids, claim_numbers) = self.take(*claims);
                let results = step_ids.iter().map(|_| json!({}).into()).collect();
                let columns = complete_steps::Columns { step_ids, claim_numbers, results };
                let exchange = self.exchange();
                complete_steps(&self.session, self.worker_id, Some(exchange), &columns, None, None)
                    .await
                    .expect("a completion");
            }
            Change::Fail { claims, permanent, interrupted } => {
                let (step_ids, claim_numbers) = self.take(*claims);
                let steps = step_ids.len();
                let columns = fail_steps::Columns {
                    step_ids,
                    claim_numbers,
                    failures: vec![json!({ "message": "told to" }); steps],
                    waits_ms: vec![0; steps],
                    requested_seconds: vec![None; steps],
                    permanent: vec![*permanent && !interrupted; steps],
                    interrupted: vec![*interrupted; steps],
                };
                let exchange = self.exchange();
                fail_steps(&self.session, self.worker_id, exchange, &columns).await.expect("a failure");
            }
            Change::Promote => _ = promote_steps(&self.session, 100).await.expect("a promotion"),
            Change::Release => {
                let (step_ids, claim_numbers) = self.take(2);
                let claims: Vec<(i64, i32)> = step_ids.into_iter().zip(claim_numbers).collect();
                let holders = vec![self.worker_id; claims.len()];
                release_claims(&self.session, &holders, &claims).await.expect("a release");
            }
            Change::Rescue => {
                release_steps(&self.session, &[self.worker_id], true).await.expect("a rescue");
                self.register().await;
            }
            Change::ByHand { task, action, step } => self.change_by_hand(task, *action, step.as_ref()).await,
            Change::Fold(most) => {
                let folded = fold_counts(&self.session, self.lease.fence(), *most).await.expect("a fold");
                assert!(folded.is_some(), "the lease is held");
            }
        }
    }

    async fn change_by_hand(
        &mut self,
        task: &prop::sample::Index,
        action: Action,
        step: Option<&prop::sample::Index>,
    ) {
        let tasks = self.ids("select task_id from tasker_tasks order by 1").await;
        if tasks.is_empty() {
            return;
        }
        let task_id = *task.get(&tasks);
        let steps = match step {
            Some(step) => {
                let of_task = "select workflow_step_id from tasker_workflow_steps where task_id = ";
                let step_ids = self.ids(&format!("{of_task}{task_id} order by 1")).await;
                StepSelector::These(vec![*step.get(&step_ids)])
            }
            None if matches!(action, Action::Retry | Action::Reset) => StepSelector::Failed,
            None => StepSelector::Unfinished,
        };
        let actor = Actor { by: "ada@host-a", reason: None };
        let operation = Operation { task_id, steps: &steps, action, result: None, actor };
        // Refused where a step is in another state.
        let _ = operate(&mut self.session, operation).await;
    }

    async fn ids(&self, query: &str) -> Vec<i64> {
        let rows = self.session.client().query(&self.session.qualified(query), &[]).await.expect("ids");
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// What is counted, against what there is.
    async fn differences(&self) -> Vec<String> {
        let found = count_differences(&self.session).await.expect("a comparison");
        let stored = found.iter().filter(|found| found.workflow.is_some()).map(|found| format!("{found:?}"));
        let counted = count_tasks(&self.session, None, None).await.expect("counts");
        let read = count_every_task(&self.session, None, None).await.expect("counts");
        stored
            .chain((counted != read).then(|| format!("counted {counted:?}, but there are {read:?}")))
            .collect()
    }
}

async fn run(workflows: Vec<Vec<Step>>, changes: Vec<Change>) -> Result<(), TestCaseError> {
    let database = TestDatabase::new().await;
    let mut world = World::of(&database, &workflows).await;
    for change in &changes {
        world.make(change).await;
        let found = world.differences().await;
        prop_assert!(found.is_empty(), "after {change:?}: {found:#?}");
    }
    Ok(())
}

#[test]
fn every_statement_counts_the_tasks_that_it_moves() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = TestRunner::new(Config {
        cases: 12,
        max_shrink_iters: 40,
        failure_persistence: None,
        ..Config::default()
    });
    let plan = (prop::collection::vec(workflows::steps(4), 2), prop::collection::vec(change(), 60..120));
    runner
        .run(&plan, |(workflows, changes)| runtime.block_on(run(workflows, changes)))
        .unwrap_or_else(|error| panic!("{error}"));
}
