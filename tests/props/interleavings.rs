//! Several workers on random workflows, some of them killed on the way.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tasker::db::{self, Connect, Purpose, Source, Target};
use tasker::engine::submit::{NewTask, submit};
use tasker::engine::templates;
use tasker::engine::worker::{self, Event, Options, Stop};
use tasker::model::template::TemplateName;
use tokio::sync::watch;

use crate::common::{LIMIT, TestDatabase};
use crate::invariants::faults;
use crate::workflows::{self, Step};

/// One run: workflows, tasks of each, and who works on them.
#[derive(Clone, Debug)]
struct Plan {
    workflows: Vec<(Vec<Step>, usize)>,
    workers: Vec<Worker>,
}

#[derive(Clone, Debug)]
struct Worker {
    concurrency: usize,
    /// Dies without a word after so many milliseconds.
    killed_after: Option<u64>,
    only_default_queue: bool,
}

fn plan() -> impl Strategy<Value = Plan> {
    let worker = (1usize..6, prop::option::weighted(0.3, 5u64..120), prop::bool::weighted(0.2));
    let worker = worker.prop_map(|(concurrency, killed_after, only_default_queue)| Worker {
        concurrency,
        killed_after,
        only_default_queue,
    });
    let workflows = prop::collection::vec((workflows::steps(9), 1usize..6), 1..4);
    (workflows, prop::collection::vec(worker, 1..4))
        .prop_map(|(workflows, workers)| Plan { workflows, workers })
}

/// When each handler ran, as the workers tell it.
#[derive(Default)]
struct Witness {
    /// By worker and step, the handlers that have begun.
    begun: HashMap<(usize, i64), Instant>,
    /// By step, from when to when a handler ran.
    ran: HashMap<i64, Vec<(Instant, Instant)>>,
    complete: HashSet<i64>,
    wrong: Vec<String>,
}

impl Witness {
    fn see(&mut self, worker: usize, event: &Event) {
        match event {
            Event::StepStarted { step_id, .. } => {
                self.begun.insert((worker, *step_id), Instant::now());
                if self.complete.contains(step_id) {
                    self.wrong.push(format!("step {step_id} started again after it was complete"));
                }
            }
            Event::StepCompleted { step_id, took, .. } => {
                self.ended(worker, *step_id, Some(*took));
                if !self.complete.insert(*step_id) {
                    self.wrong.push(format!("step {step_id} was completed twice"));
                }
            }
            Event::StepFailed { step_id, took, .. } => self.ended(worker, *step_id, Some(*took)),
            Event::StepRefused { step_id, .. } => self.ended(worker, *step_id, None),
            _ => {}
        }
    }

    /// A handler has ended: after `took`, or just now.
    fn ended(&mut self, worker: usize, step_id: i64, took: Option<Duration>) {
        let Some(began) = self.begun.remove(&(worker, step_id)) else { return };
        let end = took.map_or_else(Instant::now, |took| began + took);
        self.ran.entry(step_id).or_default().push((began, end));
    }

    /// Nobody knows when the handlers of a killed worker ended: it may have
    /// recorded an end that it did not live to tell.
    fn died(&mut self, worker: usize) {
        self.begun.retain(|(who, _), _| *who != worker);
    }

    fn wrong(mut self) -> Vec<String> {
        for (step_id, mut ran) in self.ran {
            ran.sort_unstable();
            if ran.windows(2).any(|pair| pair[1].0 < pair[0].1) {
                self.wrong.push(format!("step {step_id} ran twice at once"));
            }
        }
        self.wrong
    }
}

async fn run(plan: Plan) -> Result<(), TestCaseError> {
    let database = TestDatabase::new().await;
    let mut session = database.session().await;
    let client = database.client().await;
    for (number, (steps, tasks)) in plan.workflows.iter().enumerate() {
        let template = workflows::template(&format!("w{number}"), steps);
        templates::apply(&mut session, std::slice::from_ref(&template)).await.expect("a valid template");
        let name = TemplateName { namespace: "props".into(), name: template.name.clone(), version: None };
        submit(&session, &name, &vec![NewTask::default(); *tasks]).await.expect("submitted");
    }
    let found = faults(&mut session).await;
    prop_assert!(found.is_empty(), "after the submission: {found:#?}");

    let witness = Arc::new(Mutex::new(Witness::default()));
    let target = Arc::new(Target::from_url(database.url(), Source::Flag).expect("a URL"));
    let connect: Connect = Arc::new(move |purpose: Purpose| {
        let target = target.clone();
        Box::pin(async move { db::connect(&target, "public", purpose).await })
    });
    let (_keep, stop) = watch::channel(Stop::No);
    // The last one serves everything and outlives the others, so every task can end.
    let survivor = Worker { concurrency: 3, killed_after: None, only_default_queue: false };
    let mut running = Vec::new();
    for (number, worker) in plan.workers.iter().chain([&survivor]).enumerate() {
        let options = Options {
            queues: worker.only_default_queue.then(|| vec!["default".to_owned()]),
            concurrency: worker.concurrency,
            poll_interval: Duration::from_millis(50),
            lease: Duration::from_secs(1),
            drain: true,
            retry_backoff_disabled: true,
            ..Options::default()
        };
        let seen = witness.clone();
        let observer = Arc::new(move |event: &Event| seen.lock().unwrap().see(number, event));
        // On a runtime of its own: dropped, it takes the worker, its handlers
        // and its connections with it, between any two of their awaits.
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let handle = runtime.spawn(worker::run(connect.clone(), options, observer, stop.clone()));
        let (killed_after, witness) = (worker.killed_after, witness.clone());
        running.push(tokio::spawn(async move {
            let outcome = match killed_after {
                Some(ms) => tokio::time::timeout(Duration::from_millis(ms), handle).await.ok(),
                None => Some(handle.await),
            };
            runtime.shutdown_background();
            if outcome.is_none() {
                witness.lock().unwrap().died(number);
            }
            outcome.map(|ended| ended.expect("no panic"))
        }));
    }
    for worker in running {
        let ended = tokio::time::timeout(LIMIT, worker).await;
        let ended = ended.map_err(|_| TestCaseError::fail("a worker never found an end"))?.expect("no panic");
        if let Some(Err(error)) = ended {
            return Err(TestCaseError::fail(format!("a worker failed: {error:#}")));
        }
    }
    let wrong = std::mem::take(&mut *witness.lock().unwrap()).wrong();
    prop_assert!(wrong.is_empty(), "{wrong:#?}");
    let found = faults(&mut session).await;
    prop_assert!(found.is_empty(), "at the end: {found:#?}");
    let open: i64 = client
        .query_one(
            "select count(*) from tasker_tasks task
               left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
              where current.to_state is null or current.to_state not in ('complete', 'error')",
            &[],
        )
        .await
        .expect("a count")
        .get(0);
    prop_assert_eq!(open, 0, "every task ends");
    Ok(())
}

#[test]
fn no_step_runs_early_twice_or_never_whoever_works_and_dies() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = TestRunner::new(Config {
        cases: 24,
        max_shrink_iters: 40,
        failure_persistence: None,
        ..Config::default()
    });
    runner.run(&plan(), |plan| runtime.block_on(run(plan))).unwrap_or_else(|error| panic!("{error}"));
}
