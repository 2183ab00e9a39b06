//! A database as it looks after weeks of work, made by the program's own submit
//! and worker: most tasks done, the rest in every state, the odd ones far back.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tasker::db::queries::queues::pause_queue::pause_queue;
use tasker::db::queries::steps::claim_steps::{Claimed, claim_steps};
use tasker::db::queries::steps::complete_steps::{self, Event as Completion, complete_steps};
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::{self, Connect, Exchange, HeldClaims, Lane, Purpose, Session, Source, Target};
use tasker::engine::submit::{NewTask, submit};
use tasker::engine::templates;
use tasker::engine::worker::{self, Event, Options, Stop};
use tasker::model::room::{Limits, Room};
use tasker::model::template::{Template, TemplateName};
use tokio::sync::watch;

use crate::common::{TestDatabase, cancel};

/// The size of the database, in tasks: `TASKER_PLAN_TASKS`, or enough for a
/// table read as a whole to stand out.
pub fn tasks() -> usize {
    match std::env::var("TASKER_PLAN_TASKS") {
        Ok(text) => text.parse().expect("TASKER_PLAN_TASKS is a number of tasks"),
        Err(_) => 6_000,
    }
}

/// For each attempt of a step: rather a failure than a test that hangs, should its
/// database have gone.
const PATIENCE: Duration = Duration::from_millis(5);

const SUBMIT_CHUNK: usize = 1000;

/// Steps that each of the two workers holds.
pub const HELD: usize = 16;

/// What the cases ask for, by name. In a schema of its own, out of the
/// program's way.
const NAMES: &str = "
    create schema seed;
    create view seed.workflow as
        select named_task_id as id, name from tasker_named_tasks where namespace = 'plans';
    create view seed.task as
        select task_id as id, workflow.name as workflow, tags, complete, identity_hash, requested_at
          from tasker_tasks task join seed.workflow on workflow.id = task.named_task_id;
    create view seed.held as
        select step.workflow_step_id as id, step.attempts, step.claimed_by as worker_id, named.name
          from tasker_workflow_steps step join tasker_named_steps named using (named_step_id)
         where step.in_process;
";

/// What happens without the program's doing: a worker falls silent, and half of
/// those that wait have waited long enough.
const TIME_PASSES: &str = "
    update tasker_workers set last_heartbeat_at = now() - interval '2 hours' where host = 'lost';
    update tasker_backoff_steps set next_attempt_at = now() - interval '1 second' where workflow_step_id % 2 = 0;
";

/// Opens sessions on a test's database.
pub fn connect(database: &TestDatabase) -> Connect {
    let target = Arc::new(Target::from_url(database.url(), Source::Flag).expect("a URL"));
    Arc::new(move |purpose: Purpose| {
        let target = target.clone();
        Box::pin(async move { db::connect(&target, "public", purpose).await })
    })
}

/// Applies the workflows; nothing is submitted yet.
pub async fn apply(session: &mut Session) {
    let noop = || json!({"noop": {}});
    let fail = |permanent| json!({"fail": {"times": 99, "permanent": permanent, "retry_after": "1h"}});
    let mut all = vec![
        seven_steps("order", noop()),
        seven_steps("retired", noop()),
        seven_steps("flaky", fail(false)),
        seven_steps("broken", fail(true)),
        wide(200),
        one_step("paused", "held_up"),
    ];
    // Versions nobody uses any more: enough of them for an index to be worth it.
    all.extend((0..400).map(|patch| {
        let mut old = seven_steps("order", noop());
        (old.namespace, old.version) = (format!("archive{}", patch % 20), format!("1.0.{patch}"));
        for step in &mut old.steps {
            step.name = format!("{} {}", step.name, patch % 50);
            step.depends_on.clear();
        }
        old
    }));
    templates::apply(session, &all).await.expect("valid templates");
    session.script(NAMES).await.expect("the names of the cases");
}

/// Seven steps and eight edges; the one called `middle` does as told.
fn seven_steps(name: &str, middle: Value) -> Template {
    let noop = json!({"noop": {}});
    serde_json::from_value(json!({"namespace": "plans", "name": name, "version": "1.0.0", "steps": [
        {"name": "fetch", "handler": noop},
        {"name": "left", "depends_on": ["fetch"], "handler": noop},
        {"name": "middle", "depends_on": ["fetch"], "handler": middle},
        {"name": "right", "depends_on": ["fetch"], "handler": noop},
        {"name": "join", "depends_on": ["left", "middle"], "handler": noop},
        {"name": "check", "depends_on": ["right"], "handler": noop},
        {"name": "publish", "depends_on": ["join", "check"], "handler": noop},
    ]}))
    .expect("a template")
}

/// A step in a queue of its own.
fn one_step(name: &str, queue: &str) -> Template {
    serde_json::from_value(json!({"namespace": "plans", "name": name, "version": "1.0.0", "steps": [
        {"name": "wait", "queue": queue, "handler": {"noop": {}}},
    ]}))
    .expect("a template")
}

/// One step, `branches` after it.
fn wide(branches: usize) -> Template {
    let noop = json!({"noop": {}});
    let mut steps = vec![json!({"name": "root", "handler": noop})];
    steps.extend(
        (1..=branches)
            .map(|n| json!({"name": format!("branch {n}"), "depends_on": ["root"], "handler": noop})),
    );
    serde_json::from_value(json!({"namespace": "plans", "name": "wide", "version": "1.0.0", "steps": steps}))
        .expect("a template")
}

/// Submits `tasks` tasks and works through six tenths of them.
pub async fn fill(connect: &Connect, tasks: usize) {
    let mut session = connect(Purpose::Bulk).await.expect("a session");
    // Oldest first: what is rare lies behind everything else.
    submit_many(&session, "retired", tasks / 10, |_| vec![]).await;
    submit_many(&session, "broken", 3, |_| vec!["rare".to_owned()]).await;
    for task_id in submit_many(&session, "order", 5, |_| vec![]).await {
        cancel(&mut session, task_id).await.expect("a cancellation");
    }
    let flaky = 100;
    submit_many(&session, "flaky", flaky, |_| vec![]).await;
    let orders = tasks * 6 / 10 - tasks / 10 - flaky - 8;
    submit_many(&session, "order", orders, tags).await;
    // A failing step keeps two of its task's steps from starting.
    work(connect, (tasks / 10 + orders) * 7 + (flaky + 3) * 5).await;
    pause_queue(&session, "held_up", "the plan tests", None).await.expect("a paused queue");
    submit_many(&session, "paused", HELD, |_| vec![]).await;
    submit_many(&session, "order", tasks * 4 / 10 - 1 - HELD, tags).await;
    submit_many(&session, "wide", 1, |_| vec![]).await;
    let worker = connect(Purpose::Worker).await.expect("a session");
    hold(&worker, "lost").await;
    hold(&worker, "live").await;
    session.script(TIME_PASSES).await.expect("time passes");
}

/// Half of the tasks share a tag, and each has the one of its customer.
fn tags(n: usize) -> Vec<String> {
    let mut tags = vec![format!("customer-{}", n % 50)];
    if n.is_multiple_of(2) {
        tags.push("common".to_owned());
    }
    tags
}

async fn submit_many(
    session: &Session,
    workflow: &str,
    count: usize,
    tags: fn(usize) -> Vec<String>,
) -> Vec<i64> {
    let workflow = TemplateName { namespace: "plans".to_owned(), name: workflow.to_owned(), version: None };
    let tasks: Vec<NewTask> = (0..count)
        .map(|n| NewTask {
            context: Some(json!({"number": n, "customer": format!("customer-{}", n % 50)}).into()),
            tags: tags(n),
            ..NewTask::default()
        })
        .collect();
    let mut ids = Vec::with_capacity(count);
    for chunk in tasks.chunks(SUBMIT_CHUNK) {
        let submitted = submit(session, &workflow, chunk).await.expect("the tasks are submitted");
        ids.extend(submitted.iter().map(|task| task.task_id));
    }
    ids
}

/// Runs a worker until `attempts` attempts have ended. It would wait an hour for
/// the steps in backoff to drain.
async fn work(connect: &Connect, attempts: usize) {
    let (stopper, stop) = watch::channel(Stop::No);
    let ended = AtomicUsize::new(0);
    let observer = move |event: &Event| {
        if matches!(event, Event::StepCompleted { .. } | Event::StepFailed { .. })
            && ended.fetch_add(1, Ordering::Relaxed) + 1 == attempts
        {
            stopper.send_replace(Stop::Drain);
        }
    };
    let options = Options { concurrency: 256, ..Options::default() };
    let run = worker::run(connect.clone(), options, Arc::new(observer), stop);
    let run = tokio::time::timeout(PATIENCE * attempts as u32, run)
        .await
        .expect("as many attempts as were foreseen");
    run.expect("the worker ends well");
}

/// A worker that holds the first step of some tasks and the last step of others.
async fn hold(session: &Session, host: &str) {
    // The lease of the live one lasts for as long as the test does: it sends no heartbeat.
    let registration = Registration {
        host,
        pid: 1,
        version: "1.0.0",
        concurrency: 32,
        lease_seconds: 3_600,
        ..Default::default()
    };
    let worker_id = register_worker(session, &registration).await.expect("a worker");
    let mut lane = Lane::new(0);
    let claimed = claim_held(session, worker_id, lane.open_next()).await;
    let mut held: Vec<(i64, i32)> = claimed.iter().map(|step| (step.step_id, step.claim_number)).collect();
    // From `fetch` over two more rounds to `publish`.
    for _ in 0..3 {
        held.sort_unstable();
        let (step_ids, claim_numbers): (Vec<i64>, Vec<i32>) = held.drain(..).unzip();
        let results = vec![json!({"rows": 1}).into(); step_ids.len()];
        let finished = complete_steps::Columns { step_ids, claim_numbers, results };
        let events = complete_steps(
            session,
            worker_id,
            Some(lane.open_next()),
            &finished,
            Some(&Room::for_any(1000)),
            None,
        )
        .await
        .expect("a completion");
        held.extend(events.iter().filter_map(|event| match event {
            Completion::Claimed { step_id, claim_number, .. } => Some((*step_id, *claim_number)),
            _ => None,
        }));
    }
    let (step_ids, claim_numbers) = held.into_iter().unzip();
    let exchange = lane.open_next().beside(HeldClaims { step_ids, claim_numbers });
    claim_held(session, worker_id, exchange).await;
}

/// Claims [`HELD`] steps of any kind.
async fn claim_held(session: &Session, worker_id: i64, exchange: Exchange) -> Vec<Claimed> {
    let (limits, from_start) = (Limits::default(), Default::default());
    claim_steps(session, worker_id, exchange, limits, &from_start, &Room::for_any(HELD), 1)
        .await
        .expect("a claim")
}
