//! Measures the cost of questions under each version of the views, in databases of several sizes: time,
//! pages, and how both grow.

mod measure;
mod question;

use std::time::Duration;

use anyhow::Context as _;
use serde::Serialize;

use super::Progress;
use super::seed::{self, SeedStage};
use crate::db::queries::bench::subject_task;
use crate::db::queries::tasks::{Page, newest_tasks};
use crate::db::queries::workers::{Registration, register_worker};
use crate::db::{Connect, Purpose, Session};
use crate::error::Result;
use crate::model::view_version::ViewVersion;
use crate::querycheck::growth::fit::{Growth, Point};
use measure::{Measured, Meter};
use question::{PAGE, Subject};

pub use question::Question;

/// Which measurements to make.
#[derive(Clone, Debug)]
pub struct Options {
    /// Tasks in the database, ascending, each at least 1.
    pub sizes: Vec<usize>,
    pub versions: Vec<ViewVersion>,
    /// The longest that one answer can take.
    pub timeout: Duration,
    /// Whether to vacuum and analyse before asking.
    pub analyze: bool,
}

/// The measurements.
#[derive(Debug, Serialize)]
pub struct Readiness {
    pub timeout_ms: u64,
    pub sizes: Vec<Size>,
    pub answers: Vec<Answer>,
    pub growth: Vec<Growing>,
}

/// A measured database.
#[derive(Debug, Serialize)]
pub struct Size {
    pub tasks: usize,
    pub steps: usize,
    /// Whether the planner had statistics for the tables.
    pub is_analysed: bool,
}

/// The outcome of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Answered,
    /// It took longer than the timeout.
    TimedOut,
    /// Skipped, because it took longer than the timeout in a smaller database.
    NotAsked,
}

/// One question under one version in one database.
#[derive(Debug, Serialize)]
pub struct Answer {
    pub question: Question,
    pub version: ViewVersion,
    pub tasks: usize,
    /// The name of the query's file in `src/db/queries`.
    pub query: &'static str,
    pub outcome: Outcome,
    /// From the question to its last row, on the client's clock.
    pub median_ms: Option<f64>,
    pub rounds: usize,
    pub rows: Option<i64>,
    /// Pages of 8 kB, in memory or read.
    pub shared_pages: Option<i64>,
    /// Those read into memory; null where the server counts them together.
    pub shared_read_pages: Option<i64>,
}

/// How one question grows under one version.
#[derive(Debug, Serialize)]
pub struct Growing {
    pub question: Question,
    pub version: ViewVersion,
    pub time: Option<Growth>,
    pub pages: Option<Growth>,
}

/// Measures in a separate migrated database. `install` sets every view to the given version.
pub async fn readiness(
    connect: &Connect,
    install: impl AsyncFn(ViewVersion) -> Result<()>,
    options: &Options,
    progress: &Progress,
) -> Result<Readiness> {
    let mut session = connect(Purpose::Bulk).await?;
    let worker = Registration { lease_seconds: 3600, ..Registration::of_this_process("bench-readiness") };
    let worker_id = register_worker(&session, &worker).await.context("registering the worker that claims")?;
    let mut readiness = Readiness {
        timeout_ms: options.timeout.as_millis() as u64,
        sizes: Vec::new(),
        answers: Vec::new(),
        growth: Vec::new(),
    };
    let mut subject = None;
    for &tasks in &options.sizes {
        readiness.sizes.push(grow(&mut session, readiness.sizes.last(), tasks, options, progress).await?);
        // The same task at every size, so that only the rest of the database differs.
        let task_id = match subject {
            Some(task_id) => task_id,
            None => *subject.insert(subject_task(&session).await.context("choosing a task")?),
        };
        let page = Page { limit: PAGE, ..Page::default() };
        let page = newest_tasks(&session, &page, None).await.context("choosing a page of tasks")?;
        let about = Subject { task_id, page };
        for &version in &options.versions {
            install(version).await?;
            let meter = Meter::new(connect, worker_id, options.timeout).await?;
            for (number, question) in Question::ALL.into_iter().enumerate() {
                let what = format!("{version}, {tasks} tasks");
                progress(&what, number as u64, Question::ALL.len() as u64);
                let Some(asked) = question.asked(version) else { continue };
                let mut before = readiness.answers.iter().filter(|answer| answer.is_of(question, version));
                let is_hopeless = before.any(|answer| answer.outcome != Outcome::Answered);
                let mut answer = Answer::missing(question, version, tasks, asked.file());
                if !is_hopeless {
                    let measured = meter.measure(asked, &question.parameters(version, &about)).await;
                    answer.take(measured.with_context(|| format!("measuring the {}", question.meaning()))?);
                }
                readiness.answers.push(answer);
            }
        }
    }
    for question in Question::ALL {
        for &version in options.versions.iter().filter(|&&version| question.asked(version).is_some()) {
            readiness.growth.push(grows(&readiness.answers, question, version));
        }
    }
    Ok(readiness)
}

/// Adds tasks up to the given number.
async fn grow(
    session: &mut Session,
    before: Option<&Size>,
    tasks: usize,
    options: &Options,
    progress: &Progress,
) -> Result<Size> {
    let (had_tasks, had_steps) = before.map_or((0, 0), |size| (size.tasks, size.steps));
    let seeded = seed::grow(session, had_tasks, tasks, SeedStage::Mixed, options.analyze, progress).await?;
    Ok(Size { tasks, steps: had_steps + seeded.steps, is_analysed: seeded.is_analysed })
}

impl Answer {
    /// The answer to a question that was skipped.
    fn missing(question: Question, version: ViewVersion, tasks: usize, query: &'static str) -> Answer {
        Answer {
            question,
            version,
            tasks,
            query,
            outcome: Outcome::NotAsked,
            median_ms: None,
            rounds: 0,
            rows: None,
            shared_pages: None,
            shared_read_pages: None,
        }
    }

    fn take(&mut self, measured: Option<Measured>) {
        let Some(measured) = measured else {
            self.outcome = Outcome::TimedOut;
            return;
        };
        self.outcome = Outcome::Answered;
        self.median_ms = Some(measured.median_ms);
        self.rounds = measured.rounds;
        self.rows = Some(measured.rows);
        self.shared_pages = Some(measured.shared_pages);
        self.shared_read_pages = measured.shared_read_pages;
    }

    fn is_of(&self, question: Question, version: ViewVersion) -> bool {
        (self.question, self.version) == (question, version)
    }
}

fn grows(answers: &[Answer], question: Question, version: ViewVersion) -> Growing {
    let is_full = |answer: &&Answer| question.full_answer().is_none_or(|rows| answer.rows == Some(rows));
    let fit = |cost: fn(&Answer) -> Option<f64>| {
        let ours = answers.iter().filter(|answer| answer.is_of(question, version));
        // Fewer rows than requested would look like growth.
        let points = ours
            .filter(is_full)
            .filter_map(|answer| cost(answer).map(|cost| Point { size: answer.tasks as f64, cost }));
        Growth::fit(&points.collect::<Vec<_>>())
    };
    Growing {
        question,
        version,
        time: fit(|answer| answer.median_ms),
        pages: fit(|answer| answer.shared_pages.map(|pages| pages as f64)),
    }
}
