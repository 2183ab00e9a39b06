//! Compares flags, counters and queues with the transitions and edges that they are derived from, on a live
//! database, and derives them again where they differ.
//!
//! The derivation is `state_differences.sql` alone. Every statement that changes a step keeps both sides
//! equal, so a difference in any snapshot is a fault. The one exception, queue entries that are being
//! dropped, is ruled out by a second read.

mod difference;
mod position;
mod repair;

use std::collections::BTreeSet;
use std::time::Instant;

use anyhow::Context;
use futures_util::future::try_join_all;
use serde::Serialize;

use crate::db::Session;
use crate::db::queries::adoption::cut_over;
use crate::db::queries::consistency::{
    TaskRange, history_differences, next_task_range, remove_stray_entries, state_differences, stray_entries,
};
use crate::db::queries::counts::{begin_fill, correct, count_differences, counting_state};
use crate::error::Result;

pub use difference::{Difference, DifferenceCode, Outcome};
pub use position::Position;

/// Steps compared in one statement. What a statement keeps of each then fits into a processor's cache, and a statement
/// takes some tens of milliseconds: a long one holds up vacuum.
const STEPS: i64 = 2_000;
/// Step ids whose entries one statement looks at.
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
    pub steps: u64,
    pub took_ms: u64,
    /// Where an interrupted check goes on; `None`: it is complete.
    pub resume_at: Option<Position>,
    pub differences: Vec<Difference>,
    /// Transitions that do not follow from the one before them, from the time before the database was adopted: no
    /// difference, since nobody can complete them.
    pub inherited_gaps: usize,
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

/// How far a comparison of all tasks has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// What comes next.
    pub position: Position,
    /// The greatest task id there is.
    pub greatest_task_id: i64,
}

/// Compares the given tasks, by ascending ids, or all of them and the entries without a task; `by` is recorded with
/// repairs.
///
/// # Errors
/// The server's.
pub async fn check(session: &mut Session, only: Option<&[i64]>, mode: Mode, by: &str) -> Result<Report> {
    let sessions = std::slice::from_mut(session);
    let Some(task_ids) = only else {
        return check_all(sessions, Position::default(), mode, by, &|_| true).await;
    };
    let began = Instant::now();
    let mut report = Report::default();
    // Ids in a row are one range.
    for run in task_ids.chunk_by(|one, next| *next == one + 1) {
        let range = (run[0], run[run.len() - 1]);
        let compared = compare(&sessions[0], range.0, range.1).await?;
        report.tasks += run.len() as u64;
        settle(&mut sessions[0], range, compared, mode, by, &mut report).await?;
    }
    report.took_ms = began.elapsed().as_millis() as u64;
    Ok(report)
}

/// Compares all tasks from a position on, and then looks for entries without a task or a step; `by` is recorded
/// with repairs. Each session compares a range of tasks at a time. `goes_on` receives the progress after each range,
/// and returns whether to continue.
///
/// Takes no lock unless it repairs; keeps the differences in memory, and nothing else that grows.
///
/// # Errors
/// The server's.
pub async fn check_all(
    sessions: &mut [Session],
    from: Position,
    mode: Mode,
    by: &str,
    goes_on: &dyn Fn(Progress) -> bool,
) -> Result<Report> {
    let began = Instant::now();
    let mut report = Report::default();
    let mut greatest_task_id = 0;
    let mut position = from;
    while let Position::Task(first) = position {
        let ranges = next_ranges(&sessions[0], first - 1, sessions.len()).await?;
        let compared = ranges
            .iter()
            .zip(sessions.iter())
            .map(|((first, last, _), session)| compare(session, *first, *last));
        let compared = try_join_all(compared).await?;
        for ((first, last, range), compared) in ranges.iter().zip(compared) {
            report.tasks += range.tasks as u64;
            report.steps += range.steps as u64;
            settle(&mut sessions[0], (*first, *last), compared, mode, by, &mut report).await?;
        }
        position = match ranges.last() {
            Some((_, last, range)) => {
                greatest_task_id = range.greatest_id.unwrap_or_default().max(*last);
                Position::Task(last + 1)
            }
            None => {
                // After the tasks: a repair of theirs moves some.
                check_counts(&sessions[0], mode, &mut report).await?;
                Position::Step(0)
            }
        };
        if !goes_on(Progress { position, greatest_task_id }) {
            report.resume_at = Some(position);
            break;
        }
    }
    while let (None, Position::Step(first)) = (report.resume_at, position) {
        let Some(last) = check_entries(&sessions[0], first - 1, mode, &mut report).await? else { break };
        position = Position::Step(last + 1);
        if !goes_on(Progress { position, greatest_task_id }) {
            report.resume_at = Some(position);
        }
    }
    report.took_ms = began.elapsed().as_millis() as u64;
    Ok(report)
}

/// Returns the next ranges of tasks, each with its first and last id.
async fn next_ranges(session: &Session, mut after: i64, limit: usize) -> Result<Vec<(i64, i64, TaskRange)>> {
    let mut ranges = Vec::new();
    while ranges.len() < limit {
        let range =
            next_task_range(session, after, STEPS).await.context("reading the next range of tasks")?;
        let Some(last) = range.last_id else { break };
        ranges.push((after + 1, last, range));
        after = last;
    }
    Ok(ranges)
}

/// Adds the differences of a range of tasks to the report, once a second comparison has found them too, and repairs them.
async fn settle(
    session: &mut Session,
    (first_id, last_id): (i64, i64),
    compared: Vec<Difference>,
    mode: Mode,
    by: &str,
    report: &mut Report,
) -> Result<()> {
    if compared.is_empty() {
        return Ok(());
    }
    // An entry that was being dropped in the first snapshot is missing from the second, or its transaction is
    // still running in both: the query leaves such entries out.
    let mut confirmed = difference::confirmed(&compared, compare(session, first_id, last_id).await?);
    report.inherited_gaps += take_inherited(session, &mut confirmed).await?;
    if mode == Mode::Report {
        report.differences.extend(confirmed);
        return Ok(());
    }
    let faulty: BTreeSet<i64> = confirmed.iter().filter_map(|difference| difference.task_id).collect();
    for task_id in faulty {
        let mut settled = match mode {
            Mode::Repair => repair::repair(session, task_id, by).await?,
            _ => repair::preview(session, task_id).await?,
        };
        take_inherited(session, &mut settled).await?;
        report.differences.extend(settled);
    }
    Ok(())
}

/// Takes out what is wrong in histories since before the database was adopted. Returns how much that is.
async fn take_inherited(session: &Session, differences: &mut Vec<Difference>) -> Result<usize> {
    if differences.iter().all(|difference| difference.created_at.is_none()) {
        return Ok(0);
    }
    let cut_over = cut_over(session).await.context("reading the ledger of the adoption")?;
    let Some(cut_over) = cut_over else { return Ok(0) };
    let all = differences.len();
    differences.retain(|difference| difference.created_at.is_none_or(|time| time >= cut_over.began_at));
    Ok(all - differences.len())
}

async fn compare(session: &Session, first: i64, last: i64) -> Result<Vec<Difference>> {
    let states = state_differences(session, first, last).await.context("comparing steps and tasks")?;
    let histories = history_differences(session, first, last).await.context("reading histories")?;
    Ok(states
        .iter()
        .flat_map(difference::of_state)
        .chain(histories.iter().map(difference::of_history))
        .collect())
}

/// Compares the counts of tasks with the tasks, and corrects them. Those of before version 7 may not be counted yet: that
/// is no difference, and a repair counts them.
async fn check_counts(session: &Session, mode: Mode, report: &mut Report) -> Result<()> {
    let is_filled =
        counting_state(session, 0).await.context("reading how far the tasks are counted")?.is_filled;
    if !is_filled {
        if mode != Mode::Repair {
            return Ok(());
        }
        begin_fill(session).await.context("counting the tasks of before version 7")?;
    }
    let found = count_differences(session).await.context("comparing the counts of tasks")?;
    let mut differences: Vec<Difference> = found.iter().filter_map(difference::of_count).collect();
    match mode {
        Mode::Report => {}
        Mode::Preview => differences.iter_mut().for_each(|found| found.outcome = Outcome::WouldRepair),
        Mode::Repair if differences.is_empty() && is_filled => {}
        Mode::Repair => {
            let (outcome, reason) = match correct(session, None, &found)
                .await
                .context("correcting the counts")?
            {
                true => (Outcome::Repaired, None),
                false => (Outcome::Refused, Some("another session changes the counts; run the repair again")),
            };
            let settled = differences.into_iter().map(|found| found.with(outcome, reason));
            differences = settled.filter(|_| is_filled).collect();
        }
    }
    report.differences.extend(differences);
    Ok(())
}

/// Why stray entries of this table are not removed.
fn kept(table: &str) -> Option<&'static str> {
    match table {
        "history" => Some("a repair deletes no history"),
        "edges" | "task" => Some("a repair deletes nothing that was submitted"),
        _ => None,
    }
}

/// Finds entries whose step does not exist, and steps without a task, in the range of step ids that follows `after`.
/// Returns the last id of the range.
async fn check_entries(
    session: &Session,
    after: i64,
    mode: Mode,
    report: &mut Report,
) -> Result<Option<i64>> {
    let range = stray_entries(session, after, ENTRIES).await.context("looking for stray entries")?;
    if mode == Mode::Repair && !range.stray.is_empty() {
        let entries = range.stray.iter().filter(|(_, table)| kept(table).is_none());
        let step_ids: Vec<i64> = entries.map(|(step_id, _)| *step_id).collect();
        remove_stray_entries(session, &step_ids).await.context("removing stray entries")?;
    }
    report.differences.extend(range.stray.into_iter().map(|(step_id, table)| {
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
            workflow: None,
            state: None,
            stored: table.into(),
            derived: serde_json::Value::Null,
            outcome,
            reason,
            created_at: None,
        }
    }));
    Ok(range.last_id)
}
