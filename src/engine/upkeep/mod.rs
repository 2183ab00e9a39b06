//! The upkeep: what one session at a time does for all, in the background. A worker does it beside its steps, and `tasker upkeep
//! run` does it once.
//!
//! - [`Lease`] is the right to do it. Its fence rises with each holder, and every write checks it in the same statement, or
//!   in the same transaction by [`Lease::hold`]: what a holder sends after it has lost the lease changes nothing.
//! - [`Job`] is the list of jobs. A new one is a variant: its name, how often it runs, and what it does.

mod counts;
mod job;
mod lease;
mod retention;
mod workers;

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::db::queries::upkeep::record_job;
use crate::db::{Connect, Session};
use crate::error::{Result, one_line};

pub use job::Job;
pub use lease::Lease;
pub use retention::Expiry;

/// A run that did nothing and went as the one before is noted no more often than this.
const NOTED_EVERY: Duration = Duration::from_secs(60);

const RENEWED_EVERY: Duration = Duration::from_secs(5);

/// What a run of a job did.
#[derive(Clone, Debug, Serialize)]
pub struct JobReport {
    pub job: Job,
    /// Rows folded, workers forgotten, …
    pub done: i64,
    pub took_ms: u64,
    /// `None`: it did not fail.
    pub failure: Option<String>,
}

/// What the jobs need besides the lease.
#[derive(Clone)]
pub struct Setup {
    /// Opens a connection for a job that does not work on that of the others.
    pub connect: Connect,
    /// What becomes of expired tasks; `None`: they stay.
    pub expiry: Option<Arc<Expiry>>,
}

/// The jobs, as one holder of the lease runs them.
pub struct Upkeep {
    lease: Lease,
    setup: Setup,
    renewed_at: Option<Instant>,
    /// When each is due, in the order of [`Job::ALL`].
    due: [Instant; Job::ALL.len()],
    /// When each was noted, and whether it failed then.
    noted: [Option<(Instant, bool)>; Job::ALL.len()],
}

impl Upkeep {
    pub fn new(lease: Lease, setup: Setup) -> Self {
        Upkeep {
            lease,
            setup,
            renewed_at: None,
            due: [Instant::now(); Job::ALL.len()],
            noted: [None; Job::ALL.len()],
        }
    }

    /// Runs the jobs that are due, one after the other, and keeps the lease. Returns `None` where another session has it.
    ///
    /// # Errors
    /// Those of a lost connection. A job that the server refuses has failed, and the others still run.
    pub async fn run_due(&mut self, session: &mut Session) -> Result<Option<Vec<JobReport>>> {
        let mut reports = Vec::new();
        let setup = self.setup.clone();
        for job in Job::of(&setup) {
            let position = job as usize;
            if Instant::now() < self.due[position] {
                continue;
            }
            if self.renewed_at.is_none_or(|at| at.elapsed() >= RENEWED_EVERY) {
                if !self.lease.renew(session, Lease::LEAST).await? {
                    return Ok(None);
                }
                self.renewed_at = Some(Instant::now());
            }
            let began = Instant::now();
            let ran = job.run(session, &self.lease, &setup).await;
            self.due[position] = Instant::now() + job.interval(&setup);
            let (done, failure) = match ran {
                Ok(Some(done)) => (done, None),
                Ok(None) => return Ok(None),
                Err(error) if session.client().is_closed() => return Err(error),
                Err(error) => (0, Some(one_line(&error))),
            };
            let report = JobReport { job, done, took_ms: began.elapsed().as_millis() as u64, failure };
            if !self.note(session, position, &report).await? {
                return Ok(None);
            }
            reports.push(report);
        }
        Ok(Some(reports))
    }

    /// Returns false where another session has the lease.
    async fn note(&mut self, session: &Session, position: usize, report: &JobReport) -> Result<bool> {
        let is_failure = report.failure.is_some();
        let is_as_noted = self.noted[position]
            .is_some_and(|(at, failed)| at.elapsed() < NOTED_EVERY && failed == is_failure);
        if is_as_noted && report.done == 0 {
            return Ok(true);
        }
        self.noted[position] = Some((Instant::now(), is_failure));
        let (name, took) = (report.job.as_str(), report.took_ms as i64);
        let failure = report.failure.as_deref();
        Ok(record_job(session, self.lease.fence(), name, took, report.done, failure).await? > 0)
    }

    /// Gives the lease up, so that another session can take it at once.
    ///
    /// # Errors
    /// The server's.
    pub async fn end(self, session: &Session) -> Result<()> {
        self.lease.release(session).await
    }
}
