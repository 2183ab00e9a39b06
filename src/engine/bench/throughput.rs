//! Steps per second through submit, claim and completion.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Progress, SEVEN_STEPS, noop_template, peak_rss_bytes, store};
use crate::db::Purpose;
use crate::db::queries::wal_position::wal_position;
use crate::engine::submit::{NewTask, submit};
use crate::engine::worker::{self, Connect, Event, Options, Stop, Summary};
use crate::error::{Failure, Result};

/// Tasks in one submission.
const SUBMIT_CHUNK: usize = 1000;

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Throughput {
    pub tasks: usize,
    pub steps: u64,
    pub workers: usize,
    pub concurrency: usize,
    /// Through claim and completion, from the start of the workers to their end.
    pub steps_per_second: f64,
    pub submitted_steps_per_second: f64,
    /// Written from the first submission to the last completion, by anybody on the server.
    pub wal_bytes_per_step: f64,
    pub worker_peak_rss_bytes: u64,
}

/// Submits `tasks` tasks of seven steps and lets `workers` workers run them all.
///
/// # Errors
/// The server's, and a [`Failure`] when a step was lost or run twice: a figure
/// for work that was not done would be worth nothing.
pub async fn throughput(
    connect: &Connect,
    tasks: usize,
    workers: usize,
    concurrency: usize,
    progress: Progress,
) -> Result<Throughput> {
    let session = connect(Purpose::Bulk).await?;
    let template = store(&session, &noop_template("seven-steps", SEVEN_STEPS)).await?;
    let steps = (tasks * SEVEN_STEPS.len()) as u64;

    let wal_before = wal_position(&session).await?;
    let began = Instant::now();
    let mut submitted = 0;
    while submitted < tasks {
        let chunk = vec![NewTask::default(); SUBMIT_CHUNK.min(tasks - submitted)];
        submitted += submit(&session, template.named_task_id, &chunk).await?.len();
        progress("submitting tasks", submitted as u64, tasks as u64);
    }
    let submitting = began.elapsed();

    let done = Arc::new(AtomicU64::new(0));
    let options = Options { concurrency, drain: true, ..Options::default() };
    let (_keep, stop) = watch::channel(Stop::No);
    let began = Instant::now();
    let mut running = JoinSet::new();
    for _ in 0..workers {
        let counted = done.clone();
        let observer = Arc::new(move |event: &Event| {
            if let Event::StepCompleted { .. } = event {
                counted.fetch_add(1, Ordering::Relaxed);
            }
        });
        running.spawn(worker::run(connect.clone(), options.clone(), observer, stop.clone()));
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
    if (total.completed_steps, total.completed_tasks) != (steps, tasks as u64) {
        return Err(Failure::new(format!(
            "{} of {steps} steps and {} of {tasks} tasks were completed",
            total.completed_steps, total.completed_tasks
        ))
        .hint("report it: every step must be completed exactly once")
        .into());
    }
    let wal_written = wal_position(&session).await? - wal_before;
    let per_second = |time: Duration| (steps as f64 / time.as_secs_f64()).round();
    Ok(Throughput {
        tasks,
        steps,
        workers,
        concurrency,
        steps_per_second: per_second(working),
        submitted_steps_per_second: per_second(submitting),
        wal_bytes_per_step: (wal_written / steps as f64).round(),
        worker_peak_rss_bytes: peak_rss_bytes(),
    })
}
