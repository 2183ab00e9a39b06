//! The connection over which a worker claims and records, one exchange at a time.

use std::time::Duration;

use tokio::time::timeout;
use tokio_postgres::Error;

use super::shared::Shared;
use super::slots::Slots;
use crate::db::queries::server::limit_waits::limit_waits;
use crate::db::queries::steps::release_steps::release_claims;
use crate::db::queries::workers::settle_exchange::settle_exchange;
use crate::db::queries::workers::settled_claims::{Settled, settled_claims};
use crate::db::{Exchange, Lane, Purpose, Session, sqlstate};
use crate::error::{Failure, Result};

/// How long a connection may take to open, at the least and at most.
const CONNECT_DEADLINES: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(10)];
/// Less than this is no time for an answer from a server that is busy.
const SHORTEST_DEADLINE: Duration = Duration::from_secs(1);

/// An exchange that waits for a lock this long is made again, without the step that is in its way.
const LOCK_WAIT: Duration = Duration::from_secs(1);

/// How long an exchange or a heartbeat may take: a quarter of the lease.
pub fn deadline(lease: Duration) -> Duration {
    (lease / 4).max(SHORTEST_DEADLINE)
}

/// How long a connection may take to open: half the lease, so that one that the network swallows leaves time
/// for another.
pub fn connect_deadline(lease: Duration) -> Duration {
    let [least, most] = CONNECT_DEADLINES;
    (lease / 2).clamp(least, most)
}

/// Opens a connection of the worker's own, whose answers are waited for no longer than a quarter of the lease. The
/// server works no longer for them either: an exchange of a worker that is dead or cannot be heard must not wait for a
/// lock when its lease has ended.
pub async fn open(shared: &Shared) -> Result<Session> {
    let limit = connect_deadline(shared.options.lease);
    let deadline = deadline(shared.options.lease);
    let opening = timeout(limit, async {
        let session = (shared.connect)(Purpose::Worker).await?;
        // Behind a pooler the session is not the worker's to set.
        if shared.options.listen {
            let milliseconds = |limit: Duration| limit.as_millis() as i64;
            limit_waits(&session, milliseconds(deadline), milliseconds(LOCK_WAIT.min(deadline / 2))).await?;
        }
        Ok::<_, anyhow::Error>(session)
    });
    let mut session = opening.await.map_err(|_| {
        Failure::unreachable(format!("no connection within {}", humantime::format_duration(limit)))
    })??;
    session.set_deadline(Some(deadline));
    Ok(session)
}

/// A lane and the connection that serves it now.
pub struct Link {
    worker_id: i64,
    session: Session,
    lane: Lane,
    /// The newest exchange was answered, or is known to have come to nothing.
    is_settled: bool,
}

/// The outcome of an exchange whose answer was lost.
pub struct Settlement {
    /// Of the claims asked about.
    pub claims: Vec<Settled>,
    /// Steps that it had claimed, now given back.
    pub given_back: usize,
}

impl Link {
    pub fn new(worker_id: i64, session: Session) -> Self {
        Link { worker_id, session, lane: Lane::new(0), is_settled: true }
    }

    pub fn worker_id(&self) -> i64 {
        self.worker_id
    }

    /// For statements that are no exchanges: their effects may happen twice.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// For a transaction that is no exchange.
    pub fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Whether the newest exchange is open still, and has to be settled before the next one.
    pub fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// Makes one exchange. It must be settled when this returns an error, or is dropped.
    pub async fn exchange<T>(
        &mut self,
        statement: impl AsyncFnOnce(&Session, i64, Exchange) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let exchange = self.lane.open_next();
        self.is_settled = false;
        let answer = statement(&self.session, self.worker_id, exchange).await;
        self.is_settled = match &answer {
            Ok(_) => true,
            Err(error) => sqlstate::is_undone(error),
        };
        answer
    }

    /// Takes another connection if this one is gone.
    ///
    /// # Errors
    /// Those of connecting.
    pub async fn reopen(&mut self, shared: &Shared) -> Result<()> {
        if self.session.client().is_closed() {
            self.session = open(shared).await?;
        }
        Ok(())
    }

    /// Takes another connection, whatever is under way on this one.
    ///
    /// # Errors
    /// Those of connecting.
    pub async fn replace(&mut self, shared: &Shared) -> Result<()> {
        self.session.sever();
        self.session = open(shared).await?;
        Ok(())
    }

    /// The time that the server was given for an answer, if it gave none.
    pub fn overdue(&self) -> Option<Duration> {
        self.session.overdue()
    }

    /// Determines the outcome of the newest exchange for good, and gives back the steps that it claimed.
    /// `outcomes` are claims whose end was sent with it, or may have been. Returns `None` when
    /// the worker was removed.
    ///
    /// # Errors
    /// The server's: settle it again then.
    pub async fn settle(&mut self, outcomes: &[(i64, i32)], slots: &Slots) -> Result<Option<Settlement>> {
        let exchange = self.lane.newest();
        let (step_ids, claim_numbers): (Vec<i64>, Vec<i32>) = outcomes.iter().copied().unzip();
        // One transaction: it holds the exchange's row to the end, so that no part of it comes late.
        let settlement = self
            .session
            .transaction(async |session| {
                let Some(mut claimed) = settle_exchange(session, self.worker_id, exchange).await? else {
                    return Ok::<_, Error>(None);
                };
                let claims = settled_claims(session, self.worker_id, &step_ids, &claim_numbers).await?;
                claimed.retain(|(step_id, claim_number)| !slots.holds(*step_id, *claim_number));
                let given_back = match claimed.is_empty() {
                    true => 0,
                    false => release_claims(session, &[self.worker_id], &claimed).await?.len(),
                };
                Ok(Some(Settlement { claims, given_back }))
            })
            .await?;
        self.is_settled = true;
        Ok(settlement)
    }

    /// The newest exchange.
    pub fn newest(&self) -> Exchange {
        self.lane.newest()
    }
}
