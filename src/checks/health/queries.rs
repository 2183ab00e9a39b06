//! How long the program's own reads take, on the rows that this database has.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio_postgres::error::SqlState;

use super::read;
use crate::db::Session;
use crate::db::queries::queues::list_queues;
use crate::db::queries::steps::{step_conditions, task_steps};
use crate::db::queries::tasks::{Page, newest_tasks, task_summaries};
use crate::db::queries::workers::list_workers;
use crate::error::{Result, TASKER, server_error};
use crate::model::health::{Bounds, HealthCheck, Reading};
use crate::model::stuck::{MOST_READ, READ_FIRST};

/// Tasks on a page of `task list`.
const PAGE: i64 = 20;
/// The first run prepares the statement and fills caches, and a single run can hit a pause of the machine.
const TRIES: u32 = 2;
/// A read that takes so many budgets is ended: it is too slow, however slow it is.
const MOST_BUDGETS: u32 = 20;

words! {
    /// The reads that commands make most often, by the command.
    enum Question {
        TaskList = "task list",
        TaskShow = "task show",
        StepWhy = "step why",
        QueueList = "queue list",
        WorkerList = "worker list",
    }
}

impl Question {
    async fn ask(self, session: &Session, about: &Subject) -> Result<()> {
        match self {
            Question::TaskList => drop(page(session).await?),
            Question::TaskShow => {
                if let Some(task) = about.task_id {
                    task_steps(session, task, None, Timestamp::now()).await?;
                }
            }
            Question::StepWhy => drop(step_conditions(session, &about.step_ids).await?),
            Question::QueueList => drop(list_queues(session, None, MOST_READ, READ_FIRST).await?),
            Question::WorkerList => drop(list_workers(session).await?),
        }
        Ok(())
    }
}

/// The subject of the reads: the task with the most steps among the newest.
#[derive(Debug, Default)]
struct Subject {
    task_id: Option<i64>,
    /// One of its steps.
    step_ids: Vec<i64>,
}

async fn page(session: &Session) -> Result<Vec<(i64, i64)>> {
    let ids = newest_tasks(session, &Page { limit: PAGE, ..Page::default() }, None).await?;
    let tasks = task_summaries(session, &ids).await?;
    Ok(tasks.iter().map(|task| (task.total_steps, task.task_id)).collect())
}

async fn subject(session: &Session) -> Result<Subject> {
    let Some((_, task_id)) = page(session).await?.into_iter().max() else { return Ok(Subject::default()) };
    let steps = task_steps(session, task_id, None, Timestamp::now()).await?;
    // The last one has most before it.
    let step_ids = steps.iter().map(|step| step.step_id).max().into_iter().collect();
    Ok(Subject { task_id: Some(task_id), step_ids })
}

/// Runs each read and times it as a user would see it.
pub(super) async fn readings(session: &mut Session, budget: Duration) -> Result<Vec<Reading>> {
    let timeout = (budget * MOST_BUDGETS).clamp(Duration::from_secs(1), super::QUERY_TIMEOUT);
    let about = match read(session, timeout, subject).await {
        Ok(about) => about,
        Err(error) if ran_out_of_time(&error) => {
            return Ok(vec![reading_of(&[("task list", timeout)], budget)]);
        }
        Err(error) => return Err(error),
    };
    let mut took = Vec::new();
    for question in Question::ALL {
        took.push((question.as_str(), time(session, question, &about, timeout).await?));
    }
    Ok(vec![reading_of(&took, budget)])
}

/// The shortest of a few times; the timeout when it took longer.
async fn time(
    session: &mut Session,
    question: Question,
    about: &Subject,
    timeout: Duration,
) -> Result<Duration> {
    let mut best = timeout;
    for _ in 0..TRIES {
        let asked = read(session, timeout, async |session| {
            let began = Instant::now();
            question.ask(session, about).await?;
            Ok(began.elapsed())
        });
        match asked.await {
            Ok(took) => best = best.min(took),
            Err(error) if ran_out_of_time(&error) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(best)
}

fn ran_out_of_time(error: &anyhow::Error) -> bool {
    server_error(error).and_then(|error| error.code()) == Some(&SqlState::QUERY_CANCELED)
}

fn reading_of(took: &[(&str, Duration)], budget: Duration) -> Reading {
    let (command, slowest) = took.iter().max_by_key(|(_, took)| *took).copied().unwrap_or_default();
    let bounds = Bounds::from(budget.as_secs_f64() / 2.0, budget.as_secs_f64());
    let detail = format!("{command}, the slowest of {} reads", took.len());
    Reading::of(HealthCheck::QueryTime, slowest.as_secs_f64(), bounds, detail)
        .fix(format!("{TASKER} check plans --analyze"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::health::Status;

    #[test]
    fn the_slowest_read_is_held_to_the_budget() {
        let budget = Duration::from_millis(100);
        let of = |ms| {
            reading_of(
                &[("task list", Duration::from_millis(1)), ("step why", Duration::from_millis(ms))],
                budget,
            )
        };
        assert_eq!(
            [49, 50, 99, 100].map(|ms| of(ms).status),
            [Status::Pass, Status::Warn, Status::Warn, Status::Fail]
        );
        assert_eq!(of(100).detail, "step why, the slowest of 2 reads");
        assert_eq!(of(49).settled().fix, None);
    }
}
