//! Random workflows, and tasks of them for as long as faults are made.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::sync::watch;
use tokio::time::sleep;

use super::desk::Desk;
use super::probe;
use crate::db::Session;
use crate::db::queries::bench::{cause_effect, unfinished_tasks::unfinished_tasks};
use crate::engine::bench::{noop_step, noop_workflow, store};
use crate::engine::submit::{NewTask, submit};
use crate::error::Result;
use crate::model::handler::{CommandSpec, FailSpec, HandlerSpec, SqlSpec};
use crate::model::template::{BackoffTemplate, RetryPolicy, StepTemplate, Template, TemplateName};
use crate::yaml::HumanDuration;

const WORKFLOWS: usize = 12;
/// No handler works longer than this, in milliseconds.
const LONGEST_STEP: u64 = 300;
/// Long enough for every fault but a silent connection, which would otherwise hold its step for as long as the
/// server lets a transaction be idle.
const TIMEOUT: Duration = Duration::from_secs(15);
/// How often new tasks are submitted.
const SUBMIT_EVERY: Duration = Duration::from_millis(200);
/// How many of the attempts of a `fail` step fail, at most: one fewer than it has.
const MOST_FAILURES: u32 = 2;

/// Random workflows: each step depends on up to two earlier ones.
pub fn workflows(random: &mut fastrand::Rng, program: &Path, folder: &Path) -> Vec<Template> {
    (0..WORKFLOWS)
        .map(|number| {
            let mut steps: Vec<StepTemplate> = Vec::new();
            for position in 0..random.usize(3..=9) {
                let mut parents: Vec<String> = (0..random.usize(0..=2).min(position))
                    .map(|_| steps[random.usize(..position)].name.clone())
                    .collect();
                parents.sort();
                parents.dedup();
                steps.push(step(random, position, parents, program, folder));
            }
            noop_workflow("bench", &format!("faults-{number}"), steps)
        })
        .collect()
}

/// A step whose name says how it works, which [`fault_outcome`](crate::db::queries::bench::fault_outcome()) reads.
fn step(
    random: &mut fastrand::Rng,
    position: usize,
    parents: Vec<String>,
    program: &Path,
    folder: &Path,
) -> StepTemplate {
    let takes = Duration::from_millis(random.u64(..LONGEST_STEP));
    let (name, handler) = match random.u8(..10) {
        0..=1 => (format!("noop_{position}"), None),
        2..=4 => {
            let argv = probe::argv(program, folder, takes);
            (format!("command_{position}"), Some(HandlerSpec::Command(CommandSpec::Argv(argv))))
        }
        5..=8 => {
            let statement = Some(cause_effect::SQL.to_owned());
            let params = vec![json!("$.step.id"), json!(takes.as_secs_f64())];
            let spec = SqlSpec { statement, params, ..SqlSpec::default() };
            (format!("sql_{position}"), Some(HandlerSpec::Sql(spec)))
        }
        _ => {
            let times = random.u32(1..=MOST_FAILURES);
            let spec = FailSpec { times, ..FailSpec::default() };
            (format!("fail_{position}_{times}"), Some(HandlerSpec::Fail(spec)))
        }
    };
    let wait = |milliseconds| HumanDuration(Duration::from_millis(milliseconds));
    let mut step = noop_step(name, parents);
    step.retry = RetryPolicy {
        limit: MOST_FAILURES as i32 + 1,
        backoff: BackoffTemplate { base: wait(100), cap: wait(500) },
        ..RetryPolicy::default()
    };
    if let Some(handler) = handler {
        step.timeout = matches!(handler, HandlerSpec::Sql(_)).then_some(HumanDuration(TIMEOUT));
        step.handler = handler;
    }
    step
}

/// Stores the workflows, and what their steps have an effect on; returns their names.
///
/// # Errors
/// The server's.
pub async fn prepare(desk: &Desk, workflows: &[Template]) -> Result<Vec<TemplateName>> {
    let mut session = desk.open().await?;
    // Without a constraint, so that a second effect is counted, not refused.
    session.script("create table tasker_bench_effects (step_id bigint not null)").await?;
    session.script("create index on tasker_bench_effects (step_id)").await?;
    let mut names = Vec::new();
    for workflow in workflows {
        names.push(store(&mut session, workflow).await?.name());
    }
    Ok(names)
}

/// Submits tasks until it is told to stop, as fast as they are done.
pub async fn submit_tasks(
    desk: Desk,
    workflows: Vec<TemplateName>,
    unfinished: i64,
    mut random: fastrand::Rng,
    stop: watch::Receiver<bool>,
) {
    while !*stop.borrow() {
        let waiting = desk.ask(|session: Arc<Session>| async move { unfinished_tasks(&session).await }).await;
        if waiting.is_ok_and(|tasks| tasks < unfinished) {
            let workflow = random.choice(&workflows).expect("there are several");
            let tasks = &vec![NewTask::default(); random.usize(1..=4)][..];
            // A submission without an answer may have been committed: then there are more tasks.
            let submitted = desk
                .ask(|session: Arc<Session>| async move { submit(&session, workflow, tasks).await })
                .await;
            if let Err(error) = submitted {
                tracing::debug!("no task was submitted: {error:#}");
            }
        }
        sleep(SUBMIT_EVERY).await;
    }
}
