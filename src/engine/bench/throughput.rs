//! Steps per second through submit, claim and completion.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::profile::{Profile, Profiler};
use super::seed::{Options as SeedOptions, SeedStage, Shape, seed};
use super::{Progress, SEVEN_STEPS, noop_step, noop_template, noop_workflow, peak_rss_bytes, store};
use crate::db::queries::bench::end_backoffs::end_backoffs;
use crate::db::queries::bench::vacuum_analyze::vacuum_analyze;
use crate::db::queries::bench::write_checkpoint::write_checkpoint;
use crate::db::queries::server::wal_activity::{count_checkpoints, wal_activity};
use crate::db::queries::server::wal_position;
use crate::db::{Connect, Purpose, Session};
use crate::engine::submit::{NewTask, submit};
use crate::engine::worker::{self, Event, Options, Stop, Summary};
use crate::error::{Failure, Result};
use crate::model::handler::{FailSpec, HandlerSpec};
use crate::model::template::StepTemplate;
use crate::yaml::HumanDuration;

/// Tasks in one submission.
const SUBMIT_CHUNK: usize = 1000;

/// The measurements.
#[derive(Debug, Serialize)]
pub struct Throughput {
    pub tasks: usize,
    pub steps: u64,
    pub workers: usize,
    pub concurrency: usize,
    /// Through claim and completion, from the start of the workers to their end.
    pub steps_per_second: f64,
    /// Null where nothing was submitted: the backlog was there.
    pub submitted_steps_per_second: Option<f64>,
    /// Written from the first submission to the last completion, by anybody on the server.
    pub wal_bytes_per_step: f64,
    /// How much of it images of whole pages are, at most: from 0 to 1.
    pub wal_full_page_share: f64,
    /// Begun in that time because somebody requested them, or the log had reached max_wal_size.
    pub checkpoints_requested: i64,
    pub worker_peak_rss_bytes: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
}

/// Obstacles to a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Burden {
    #[default]
    Nothing,
    /// Another session's transaction, open all the time: nothing that dies can be cleaned away.
    HeldTransaction,
    /// So many tasks, each with one ready step; it is their steps that are run.
    Backlog(usize),
    /// So many earlier tasks, nearly all of them complete.
    History(usize),
    /// So many steps of earlier tasks, whose backoff ends when the workers start.
    Due(usize),
}

/// The amount of work, and its workers.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Tasks of seven steps.
    pub tasks: usize,
    pub workers: usize,
    /// Steps each worker runs side by side.
    pub concurrency: usize,
    pub burden: Burden,
    /// Whether to find out where the time goes.
    pub is_profiled: bool,
}

/// Submits tasks of seven steps, lets workers run them, and measures both. The workers connect `through` a transaction
/// pooler, if there is one.
///
/// # Errors
/// The server's, and a [`Failure`] if a step was lost or run twice: a figure for work that was not done is
/// worthless.
pub async fn throughput(
    connect: &Connect,
    through: Option<Connect>,
    load: Load,
    progress: Progress,
) -> Result<Throughput> {
    let Load { tasks, workers, concurrency, burden, is_profiled } = load;
    let mut session = connect(Purpose::Bulk).await?;
    let earlier = match burden {
        Burden::Backlog(tasks) => Some((tasks, SeedStage::Waiting)),
        Burden::History(tasks) => Some((tasks, SeedStage::History)),
        Burden::Nothing | Burden::HeldTransaction | Burden::Due(_) => None,
    };
    if let Some((tasks, stage)) = earlier {
        seed(
            &mut session,
            SeedOptions { tasks, shape: Shape::Diamond, stage, seed: 1, analyze: true },
            &progress,
        )
        .await?;
    }
    if let Burden::Due(steps) = burden {
        fail_once(connect, &mut session, steps, concurrency, &progress).await?;
    }
    if burden != Burden::Nothing {
        // For those who may.
        let _ = write_checkpoint(&session).await;
    }
    let has_others = earlier.is_some() || matches!(burden, Burden::Due(_));
    let template = store(&mut session, &noop_template("seven-steps", SEVEN_STEPS)).await?;
    let steps = (tasks * SEVEN_STEPS.len()) as u64;
    let holder = connect(Purpose::Bulk).await?;
    if burden == Burden::HeldTransaction {
        holder.client().batch_execute("begin isolation level repeatable read; select 1").await?;
    }

    let wal_before = wal_position(&session).await?;
    let activity_before = wal_activity(&session).await?;
    let checkpoints_before = count_checkpoints(&session, activity_before.major).await?;
    let began = Instant::now();
    let mut submitted = 0;
    while submitted < tasks && !matches!(burden, Burden::Backlog(_)) {
        let chunk = vec![NewTask::default(); SUBMIT_CHUNK.min(tasks - submitted)];
        submitted += submit(&session, &template.name(), &chunk).await?.len();
        progress("submitting tasks", submitted as u64, tasks as u64);
    }
    let submitting = began.elapsed();

    if matches!(burden, Burden::Due(_)) {
        end_backoffs(&session).await?;
    }
    let done = Arc::new(AtomicU64::new(0));
    let options = Options { concurrency, drain: true, listen: through.is_none(), ..Options::default() };
    let through = through.unwrap_or_else(|| connect.clone());
    let (stopper, stop) = watch::channel(Stop::No);
    let stopper = Arc::new(stopper);
    let profiler = Arc::new(Profiler::default());
    let ended = CancellationToken::new();
    let mut profiling = None;
    if is_profiled {
        let (profiler, ended, watcher) = (profiler.clone(), ended.clone(), connect(Purpose::Bulk).await?);
        profiling = Some(tokio::spawn(async move { profiler.watch(&watcher, ended).await }));
    }
    let activity_of_submissions = wal_activity(&session).await?;
    let began = Instant::now();
    let mut running = JoinSet::new();
    for _ in 0..workers {
        let (counted, stopper, profiler) = (done.clone(), stopper.clone(), profiler.clone());
        let observer = Arc::new(move |event: &Event| {
            profiler.observe(event);
            if let Event::StepCompleted { .. } = event
                && counted.fetch_add(1, Ordering::Relaxed) + 1 == steps
                && has_others
            {
                // The rest was only there to be in the way.
                stopper.send_replace(Stop::Drain);
            }
        });
        running.spawn(worker::run(through.clone(), options.clone(), observer, stop.clone()));
    }
    let watching = {
        let (done, progress) = (done.clone(), progress.clone());
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(100)).await;
                progress("running steps", done.load(Ordering::Relaxed), steps);
            }
        })
    };
    let mut total = Summary::default();
    while let Some(ended) = running.join_next().await {
        let summary = ended??;
        total.completed_steps += summary.completed_steps;
        total.completed_tasks += summary.completed_tasks;
    }
    let working = began.elapsed();
    watching.abort();
    ended.cancel();
    if let Some(profiling) = profiling {
        profiling.await??;
    }
    let is_exact = (total.completed_steps, total.completed_tasks) == (steps, tasks as u64);
    // With steps of others in the database, the run ends when enough steps are complete.
    let is_enough = has_others && total.completed_steps >= steps;
    if !is_exact && !is_enough {
        return Err(Failure::new(format!(
            "{} of {steps} steps and {} of {tasks} tasks were completed",
            total.completed_steps, total.completed_tasks
        ))
        .hint("this is a bug: report it; every step must be completed exactly once")
        .into());
    }
    let steps = total.completed_steps;
    let wal_written = wal_position(&session).await? - wal_before;
    let activity = wal_activity(&session).await?;
    let checkpoints = count_checkpoints(&session, activity.major).await?;
    let per_second = |steps: u64, time: Duration| (steps as f64 / time.as_secs_f64()).round();
    Ok(Throughput {
        tasks,
        steps,
        workers,
        concurrency,
        steps_per_second: per_second(steps, working),
        submitted_steps_per_second: (submitted > 0)
            .then(|| per_second((submitted * SEVEN_STEPS.len()) as u64, submitting)),
        wal_bytes_per_step: (wal_written / steps as f64).round(),
        wal_full_page_share: (activity.since(&activity_before).full_page_share() * 1000.0).round() / 1000.0,
        checkpoints_requested: checkpoints.requested - checkpoints_before.requested,
        worker_peak_rss_bytes: peak_rss_bytes(),
        profile: is_profiled.then(|| profiler.profile(steps, &activity.since(&activity_of_submissions))),
    })
}

/// Submits tasks of one step and lets a worker run each once: it fails, and its backoff lasts a day.
async fn fail_once(
    connect: &Connect,
    session: &mut Session,
    tasks: usize,
    concurrency: usize,
    progress: &Progress,
) -> Result<()> {
    let handler = HandlerSpec::Fail(FailSpec {
        retry_after: Some(HumanDuration(Duration::from_secs(86_400))),
        ..FailSpec::default()
    });
    let step = StepTemplate { handler, ..noop_step("retried".to_owned(), Vec::new()) };
    let template = store(session, &noop_workflow("bench", "due", vec![step])).await?;
    let mut submitted = 0;
    while submitted < tasks {
        let chunk = vec![NewTask::default(); SUBMIT_CHUNK.min(tasks - submitted)];
        submitted += submit(session, &template.name(), &chunk).await?.len();
    }
    let (stopper, stop) = watch::channel(Stop::No);
    let (failed, progress) = (AtomicU64::new(0), progress.clone());
    let observer = Arc::new(move |event: &Event| {
        if let Event::StepFailed { .. } = event {
            let failed = failed.fetch_add(1, Ordering::Relaxed) + 1;
            if failed.is_multiple_of(1000) {
                progress("failing steps", failed, tasks as u64);
            }
            if failed == tasks as u64 {
                stopper.send_replace(Stop::Drain);
            }
        }
    });
    let options = Options { concurrency, ..Options::default() };
    worker::run(connect.clone(), options, observer, stop).await?;
    vacuum_analyze(session).await?;
    Ok(())
}
