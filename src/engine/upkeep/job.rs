//! The list of jobs.

use std::time::Duration;

use super::lease::Lease;
use super::{counts, workers};
use crate::db::Session;
use crate::error::Result;

words! {
    /// What the upkeep does, in this order.
    #[derive(PartialOrd, Ord)]
    pub enum Job {
        Counts = "counts": "add up what was counted of tasks",
        Workers = "workers": "take back the steps of dead workers, and forget these",
    }
}

impl Job {
    /// How often it runs.
    pub fn interval(self) -> Duration {
        match self {
            Job::Counts => Duration::from_secs(2),
            Job::Workers => Duration::from_secs(60),
        }
    }

    /// Runs it once. Returns how much it did; `None` where another session has the lease. One that takes longer than some
    /// seconds renews the lease on its way.
    ///
    /// # Errors
    /// The server's.
    pub async fn run(self, session: &mut Session, lease: &Lease) -> Result<Option<i64>> {
        match self {
            Job::Counts => counts::run(session, lease).await,
            Job::Workers => workers::run(session, lease).await,
        }
    }

    /// Returns how much there is to do, and changes nothing.
    ///
    /// # Errors
    /// The server's.
    pub async fn backlog(self, session: &Session) -> Result<i64> {
        match self {
            Job::Counts => counts::backlog(session).await,
            Job::Workers => workers::backlog(session).await,
        }
    }
}
