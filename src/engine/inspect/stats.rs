//! How the steps of the newest tasks were attempted.

use anyhow::Context;
use jiff::Timestamp;

use super::list::{Filter, newest};
use crate::db::Session;
use crate::db::queries::steps::step_stats::{StepStatsRow, step_stats as query_stats};
use crate::error::Result;
use crate::model::stats::{Percentiles, Slowest, StepStats, TaskStats};

/// The most steps read: some ten pages each.
const MOST_STEPS: i64 = 20_000;

/// Reads the attempts of the newest tasks that the filter finds, those requested since a time. `None` if no workflow has
/// the requested name.
///
/// The time is no part of the filter: the tasks of a workflow that is seldom requested are found without a walk over all
/// others since.
pub async fn step_stats(session: &Session, filter: &Filter, since: Timestamp) -> Result<Option<TaskStats>> {
    let Some(page) = newest(session, filter).await? else { return Ok(None) };
    let rows =
        query_stats(session, &page.ids, MOST_STEPS, since).await.context("reading the attempts of steps")?;
    let (tasks, steps_read) = rows.first().map_or((0, 0), |row| (row.tasks_read, row.steps_read));
    // If one of them is too old, so are those that were not asked for.
    let are_more = page.has_more && tasks == page.ids.len() as i64;
    Ok(Some(TaskStats {
        since,
        tasks,
        steps_read,
        is_partial: are_more || steps_read >= MOST_STEPS,
        steps: rows.into_iter().filter_map(stats).collect(),
    }))
}

fn stats(row: StepStatsRow) -> Option<StepStats> {
    let slowest = |task_id, step_id, seconds| Slowest { task_id, step_id, running_ms: milliseconds(seconds) };
    Some(StepStats {
        workflow: format!("{}/{}", row.namespace?, row.name?),
        step: row.step?,
        steps: row.steps,
        attempts: row.attempts,
        failures: row.failures,
        retries: row.retries,
        waiting: percentiles(&row.waiting_seconds),
        running: percentiles(&row.running_seconds),
        slowest: row
            .slowest_seconds
            .and_then(|seconds| Some(slowest(row.slowest_task_id?, row.slowest_step_id?, seconds))),
    })
}

fn percentiles(seconds: &[f64]) -> Option<Percentiles> {
    let [p50, p95, p99] = *seconds else { return None };
    Some(Percentiles { p50_ms: milliseconds(p50), p95_ms: milliseconds(p95), p99_ms: milliseconds(p99) })
}

/// To a microsecond, the database's own precision.
fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1e6).round() / 1e3
}
