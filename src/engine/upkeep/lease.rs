//! The right to do the upkeep.

use std::time::Duration;

use anyhow::Context as _;

use crate::db::Session;
use crate::db::queries::upkeep::{hold_upkeep, release_upkeep, renew_upkeep, take_upkeep};
use crate::error::Result;

/// Held by one session at a time, until it is released or lasts no longer by the server's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    fence: i64,
}

impl Lease {
    /// How long a holder that is silent keeps it, at the least.
    pub const LEAST: Duration = Duration::from_secs(30);

    /// Takes it. Returns `None` where another session holds it.
    ///
    /// # Errors
    /// The server's.
    pub async fn take(session: &Session, holder: &str, worker_id: Option<i64>) -> Result<Option<Lease>> {
        let seconds = Lease::LEAST.as_secs() as i32;
        let fence =
            take_upkeep(session, holder, worker_id, seconds).await.context("taking the upkeep's lease")?;
        Ok(fence.map(|fence| Lease { fence }))
    }

    /// The number that writes check.
    pub fn fence(&self) -> i64 {
        self.fence
    }

    /// Keeps it for `long` at the least. Returns false where another session holds it.
    ///
    /// # Errors
    /// The server's.
    pub async fn renew(&self, session: &Session, long: Duration) -> Result<bool> {
        let seconds = long.max(Lease::LEAST).as_secs() as i32;
        Ok(renew_upkeep(session, self.fence, seconds).await.context("renewing the upkeep's lease")? > 0)
    }

    /// Keeps others from taking it until the transaction ends. Returns false where another session holds it: nothing may be
    /// written then.
    ///
    /// # Errors
    /// The server's.
    pub async fn hold(&self, session: &Session) -> Result<bool> {
        Ok(hold_upkeep(session, self.fence).await.context("checking the upkeep's lease")?.is_some())
    }

    pub(super) async fn release(&self, session: &Session) -> Result<()> {
        release_upkeep(session, self.fence).await.context("releasing the upkeep's lease")?;
        Ok(())
    }
}
