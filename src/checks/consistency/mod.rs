//! Compares flags, counters and queues with the transitions and edges that they are derived from, on a live
//! database, and derives them again where they differ.
//!
//! The derivation is `state_differences.sql` alone. Every statement that changes a step keeps both sides
//! equal, so a difference in any snapshot is a fault. The one exception, queue entries that are being
//! dropped, is ruled out by a second read.

mod difference;
mod repair;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::Context;
use serde::Serialize;

use crate::db::Session;
use crate::db::queries::consistency::{
    history_differences, remove_stray_entries, state_differences, stray_entries,
};
use crate::db::queries::tasks::tasks_after;
use crate::error::Result;

pub use difference::{Difference, DifferenceCode, Outcome};

/// Tasks compared in one statement, at the beginning and at most.
const FIRST_PAGE: usize = 32;
const LARGEST_PAGE: usize = 512;
/// Queue entries and transitions read in one statement.
const ENTRIES: i64 = 5_000;

/// How the check treats differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Report,
    /// Report the effect of a repair.
    Preview,
    Repair,
}

/// The number of tasks compared, and their differences.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    pub tasks: u64,
    pub took_ms: u64,
    pub differences: Vec<Difference>,
}

impl Report {
    /// Whether something differs still.
    pub fn is_left(&self) -> bool {
        self.differences.iter().any(|difference| difference.outcome != Outcome::Repaired)
    }

    /// How many tasks differ, or did.
    pub fn tasks_that_differ(&self) -> usize {
        self.differences.iter().filter_map(|difference| difference.task_id).collect::<BTreeSet<_>>().len()
    }
}

/// Compares the given tasks, or all of them and the entries without a task; `by` is recorded with repairs.
/// `progress` receives the number of tasks compared.
///
/// Takes no lock unless it repairs; keeps a page of tasks and the differences in memory.
///
/// # Errors
/// The server's.
pub async fn check(
    session: &mut Session,
    only: Option<&[i64]>,
    mode: Mode,
    by: &str,
    progress: &dyn Fn(u64),
) -> Result<Report> {
    let began = Instant::now();
    let mut report = Report::default();
    let (mut size, mut last, mut position) = (FIRST_PAGE, 0, 0);
    loop {
        let page = match only {
            Some(task_ids) => task_ids[position..].iter().take(size).copied().collect(),
            None => {
                tasks_after(session, last, size as i64).await.context("reading the next page of tasks")?
            }
        };
        let Some(&end) = page.last() else { break };
        (last, position) = (end, position + page.len());
        let page_began = Instant::now();
        check_page(session, &page, mode, by, &mut report).await?;
        size = next_size(size, page_began.elapsed());
        progress(report.tasks);
    }
    if only.is_none() {
        check_entries(session, mode, &mut report).await?;
    }
    report.took_ms = began.elapsed().as_millis() as u64;
    Ok(report)
}

/// Returns the number of tasks on the next page. A task has one step or ten thousand, and a long statement
/// holds up vacuum.
fn next_size(size: usize, took: Duration) -> usize {
    match took.as_millis() {
        0..500 => (size * 2).min(LARGEST_PAGE),
        500..2000 => size,
        _ => (size / 2).max(1),
    }
}

async fn check_page(
    session: &mut Session,
    task_ids: &[i64],
    mode: Mode,
    by: &str,
    report: &mut Report,
) -> Result<()> {
    report.tasks += task_ids.len() as u64;
    let first = compare(session, task_ids).await?;
    let faulty: BTreeSet<i64> = first.iter().filter_map(|difference| difference.task_id).collect();
    let mut faulty: Vec<i64> = faulty.into_iter().collect();
    if faulty.is_empty() {
        return Ok(());
    }
    // An entry that was being dropped in the first snapshot is missing from the second, or its transaction is
    // still running in both: the query leaves such entries out.
    let confirmed = difference::confirmed(&first, compare(session, &faulty).await?);
    if mode == Mode::Report {
        report.differences.extend(confirmed);
        return Ok(());
    }
    faulty.retain(|task_id| confirmed.iter().any(|difference| difference.task_id == Some(*task_id)));
    for task_id in faulty {
        report.differences.extend(match mode {
            Mode::Repair => repair::repair(session, task_id, by).await?,
            _ => repair::preview(session, task_id).await?,
        });
    }
    Ok(())
}

async fn compare(session: &Session, task_ids: &[i64]) -> Result<Vec<Difference>> {
    let states = state_differences(session, task_ids).await.context("comparing steps and tasks")?;
    let histories = history_differences(session, task_ids).await.context("reading histories")?;
    Ok(states
        .iter()
        .flat_map(difference::of_state)
        .chain(histories.iter().map(difference::of_history))
        .collect())
}

/// Why stray entries of this table are not removed.
fn kept(table: &str) -> Option<&'static str> {
    match table {
        "history" => Some("history is never deleted"),
        "edges" | "task" => Some("what was submitted is never deleted"),
        _ => None,
    }
}

/// Finds entries whose step does not exist, and steps without a task.
async fn check_entries(session: &Session, mode: Mode, report: &mut Report) -> Result<()> {
    let mut last = 0;
    loop {
        let page = stray_entries(session, last, ENTRIES).await.context("looking for stray entries")?;
        if mode == Mode::Repair && !page.stray.is_empty() {
            let entries = page.stray.iter().filter(|(_, table)| kept(table).is_none());
            let step_ids: Vec<i64> = entries.map(|(step_id, _)| *step_id).collect();
            remove_stray_entries(session, &step_ids).await.context("removing stray entries")?;
        }
        report.differences.extend(page.stray.into_iter().map(|(step_id, table)| {
            let reason = kept(&table).filter(|_| mode != Mode::Report).map(str::to_owned);
            let outcome = match mode {
                Mode::Report => Outcome::Found,
                _ if reason.is_some() => Outcome::Refused,
                Mode::Preview => Outcome::WouldRepair,
                Mode::Repair => Outcome::Repaired,
            };
            Difference {
                code: DifferenceCode::StrayEntry,
                task_id: None,
                step_id: Some(step_id),
                step: None,
                stored: table.into(),
                derived: serde_json::Value::Null,
                outcome,
                reason,
            }
        }));
        let Some(end) = page.last_id else { return Ok(()) };
        last = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_grow_while_they_are_quick_and_shrink_to_one_task() {
        let sized = |size, ms| next_size(size, Duration::from_millis(ms));
        assert_eq!(
            [sized(32, 20), sized(500, 20), sized(512, 700), sized(64, 3000), sized(1, 9000)],
            [64, 512, 512, 32, 1]
        );
    }
}
