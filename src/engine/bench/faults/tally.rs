//! What happened during a run, and whether what must hold has held.

use std::collections::{BTreeMap, HashSet};
use std::sync::Mutex;
use std::time::Duration;

use serde::Serialize;

use super::fault::Fault;
use super::probe::Overlap;
use crate::db::queries::bench::fault_outcome::FaultOutcome;
use crate::engine::bench::Percentiles;

/// A living worker is back at work within this time of the end of a fault, 99 times in 100.
pub const RECOVERY_LIMIT: Duration = Duration::from_secs(2);
/// What a worker may log in each minute of an absence of the database.
pub const LOG_LIMIT: u64 = 1000;
/// Fewer recoveries have no hundredth part.
const JUDGED_FROM: usize = 100;
/// Examples kept of each broken invariant.
const EXAMPLES: usize = 5;

/// Counts, shared by everything that makes faults.
#[derive(Default)]
pub struct Tally(Mutex<Counts>);

#[derive(Default)]
struct Counts {
    faults: BTreeMap<Fault, OfKind>,
    made: u64,
    recoveries: Vec<f64>,
    never_back: Vec<String>,
    releases: Vec<f64>,
    late_releases: Vec<String>,
    processes: u64,
    exits: Vec<String>,
    absences: u64,
    loud: Vec<String>,
    most_logged: u64,
    overslept: HashSet<i32>,
}

#[derive(Default)]
struct OfKind {
    times: u64,
    /// In milliseconds.
    recoveries: Vec<f64>,
}

/// Something that must hold, however the network, the workers and the server fail.
#[derive(Clone, Debug, Serialize)]
pub struct Invariant {
    pub code: &'static str,
    pub meaning: &'static str,
    /// What was checked: steps, tasks, processes, recoveries.
    pub checked: u64,
    /// In how many of them it did not hold.
    pub broken: u64,
    pub examples: Vec<String>,
}

/// One kind of fault.
#[derive(Clone, Debug, Serialize)]
pub struct Made {
    pub fault: Fault,
    pub times: u64,
    /// From the end of the fault until the worker's next exchange was answered; of a killed worker, until its
    /// claims were taken back.
    pub recovery_ms: Option<Percentiles>,
    pub longest_ms: Option<f64>,
}

impl Invariant {
    fn of((code, meaning): (&'static str, &'static str), checked: u64, broken: u64) -> Self {
        Invariant { code, meaning, checked, broken, examples: Vec::new() }
    }

    fn with((code, meaning): (&'static str, &'static str), checked: u64, found: Vec<String>) -> Self {
        let broken = found.len() as u64;
        Invariant { code, meaning, checked, broken, examples: found.into_iter().take(EXAMPLES).collect() }
    }
}

impl Tally {
    fn counts(&self) -> std::sync::MutexGuard<'_, Counts> {
        self.0.lock().expect("no holder panics")
    }

    /// The number of faults so far.
    pub fn made(&self) -> u64 {
        self.counts().made
    }

    pub fn fault(&self, fault: Fault) {
        let mut counts = self.counts();
        counts.made += 1;
        counts.faults.entry(fault).or_default().times += 1;
    }

    pub fn process(&self) {
        self.counts().processes += 1;
    }

    /// A worker ended that nobody had ended, or did not end as it should.
    pub fn exit(&self, what: String) {
        self.counts().exits.push(what);
    }

    /// This process may have slept through its lease.
    pub fn overslept(&self, pid: i32) {
        self.counts().overslept.insert(pid);
    }

    /// A living worker is back at work so long after a fault, or not at all.
    pub fn recovery(&self, fault: Fault, took: Option<Duration>, log: impl FnOnce() -> String) {
        let mut counts = self.counts();
        match took {
            Some(took) => {
                let milliseconds = took.as_secs_f64() * 1000.0;
                counts.recoveries.push(milliseconds);
                counts.faults.entry(fault).or_default().recoveries.push(milliseconds);
            }
            None => counts.never_back.push(format!("after {}: {}", fault.name(), log())),
        }
    }

    /// The claims of a killed worker are free.
    pub fn release(&self, fault: Fault, took: Duration, limit: Duration) {
        let mut counts = self.counts();
        let milliseconds = took.as_secs_f64() * 1000.0;
        counts.releases.push(milliseconds);
        counts.faults.entry(fault).or_default().recoveries.push(milliseconds);
        if took > limit {
            counts.late_releases.push(format!("after {:.1} s", took.as_secs_f64()));
        }
    }

    /// What one worker logged in an absence of the database.
    pub fn logged(&self, bytes: u64, absence: Duration) {
        let a_minute = bytes / absence.as_secs().div_ceil(60).max(1);
        let mut counts = self.counts();
        counts.absences += 1;
        counts.most_logged = counts.most_logged.max(a_minute);
        if a_minute > LOG_LIMIT {
            counts.loud.push(format!("{a_minute} bytes a minute"));
        }
    }

    /// The kinds of faults made, most frequent first.
    pub fn faults(&self) -> Vec<Made> {
        let mut made: Vec<Made> = self
            .counts()
            .faults
            .iter()
            .map(|(fault, OfKind { times, recoveries })| Made {
                fault: *fault,
                times: *times,
                recovery_ms: (!recoveries.is_empty()).then(|| Percentiles::of(recoveries.clone())),
                longest_ms: recoveries.iter().copied().reduce(f64::max),
            })
            .collect();
        made.sort_by_key(|made| std::cmp::Reverse(made.times));
        made
    }

    /// What had to hold, with the outcome that the database shows and the overlaps that programs found.
    /// `differences` are those of a check of consistency.
    pub fn invariants(
        &self,
        outcome: &FaultOutcome,
        overlaps: &[Overlap],
        differences: u64,
    ) -> Vec<Invariant> {
        let mut counts = self.counts();
        let count = |number: i64| number as u64;
        let overlaps: Vec<String> = overlaps
            .iter()
            .filter(|overlap| !counts.overslept.contains(&overlap.worker))
            .map(|overlap| format!("step {} beside process {}", overlap.step_id, overlap.worker))
            .collect();
        let recoveries = std::mem::take(&mut counts.recoveries);
        let all = recoveries.len() as u64 + counts.never_back.len() as u64;
        let judged = if recoveries.len() < JUDGED_FROM { 0 } else { recoveries.len() };
        let p99 = (judged > 0).then(|| Percentiles::of(recoveries).p99);
        let limit = RECOVERY_LIMIT.as_secs_f64() * 1000.0;
        let slow: Vec<String> =
            p99.filter(|p99| *p99 > limit).map(|p99| format!("{p99:.0} ms")).into_iter().collect();
        vec![
            Invariant::of(
                ("effects_exactly_once", "effects of sql steps happen exactly once"),
                count(outcome.sql_steps),
                count(outcome.wrong_effects),
            ),
            Invariant::of(
                ("attempts_within_limit", "attempts stay within the limit"),
                count(outcome.steps),
                count(outcome.over_limit),
            ),
            Invariant::of(
                ("attempts_spent_by_failures", "only a handler's failure spends an attempt"),
                count(outcome.steps),
                count(outcome.wrong_attempts),
            ),
            Invariant::with(
                ("one_handler_at_once", "no two handlers of a step run at once"),
                count(outcome.command_steps),
                overlaps,
            ),
            Invariant::of(
                ("tasks_end", "every task ends"),
                count(outcome.tasks),
                count(outcome.unfinished_tasks),
            ),
            Invariant::of(
                ("consistent", "check consistency finds nothing"),
                count(outcome.tasks),
                differences,
            ),
            Invariant::with(
                ("workers_stay", "no worker exits by itself"),
                counts.processes,
                std::mem::take(&mut counts.exits),
            ),
            Invariant::with(
                ("living_workers_recover", "every living worker recovers"),
                all,
                std::mem::take(&mut counts.never_back),
            ),
            Invariant::with(
                ("recovery_within_limit", "99 of 100 living workers recover within 2 s"),
                judged as u64,
                slow,
            ),
            Invariant::with(
                ("dead_workers_rescued", "claims of dead workers are free within the lease and 2 s"),
                counts.releases.len() as u64,
                std::mem::take(&mut counts.late_releases),
            ),
            Invariant::with(
                ("quiet_log", "a worker logs at most 1 kB a minute while the database is away"),
                counts.absences,
                std::mem::take(&mut counts.loud),
            ),
        ]
    }

    /// The most that a worker logged in a minute without the database, in bytes.
    pub fn most_logged(&self) -> u64 {
        self.counts().most_logged
    }
}
