//! The list of jobs.

use std::time::Duration;

use super::lease::Lease;
use super::{Setup, counts, workers};
use crate::db::Session;
use crate::error::Result;

words! {
    /// What the upkeep does, in this order.
    #[derive(PartialOrd, Ord)]
    pub enum Job {
        Counts = "counts": "add up what was counted of tasks",
        Workers = "workers": "take back the steps of dead workers, and forget these",
        Retention = "retention": "move tasks out whose retention is over",
    }
}

impl Job {
    /// The jobs that a session with this setup does.
    pub fn of(setup: &Setup) -> impl Iterator<Item = Job> {
        Job::ALL.into_iter().filter(|job| *job != Job::Retention || setup.expiry.is_some())
    }

    /// How long after its last run it is due again.
    pub(super) fn interval(self, setup: &Setup) -> Duration {
        match (self, &setup.expiry) {
            (Job::Counts, _) => Duration::from_secs(2),
            (Job::Retention, Some(expiry)) => expiry.interval(),
            (Job::Workers | Job::Retention, _) => Duration::from_secs(60),
        }
    }

    /// Runs it once. Returns how much it did; `None` where another session has the lease. One that takes longer than some
    /// seconds renews the lease on its way.
    ///
    /// # Errors
    /// The server's.
    pub async fn run(self, session: &mut Session, lease: &Lease, setup: &Setup) -> Result<Option<i64>> {
        match (self, &setup.expiry) {
            (Job::Counts, _) => counts::run(session, lease).await,
            (Job::Workers, _) => workers::run(session, lease).await,
            (Job::Retention, Some(expiry)) => expiry.run(&setup.connect, lease).await,
            (Job::Retention, None) => Ok(Some(0)),
        }
    }

    /// Returns how much there is to do, and changes nothing.
    ///
    /// # Errors
    /// The server's.
    pub async fn backlog(self, session: &Session, setup: &Setup) -> Result<i64> {
        match (self, &setup.expiry) {
            (Job::Counts, _) => counts::backlog(session).await,
            (Job::Workers, _) => workers::backlog(session).await,
            (Job::Retention, Some(expiry)) => expiry.backlog(session).await,
            (Job::Retention, None) => Ok(0),
        }
    }
}
