//! A connection over which a worker claims and records, one exchange at a time.

use std::time::Duration;

use tokio::time::timeout;
use tokio_postgres::Error;

use super::shared::Shared;
use super::slots::Slots;
use crate::db::queries::server::connection_room::connection_room;
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

/// Connections that a worker leaves to people, beside those the server keeps for superusers.
const LEFT_TO_PEOPLE: i32 = 2;

/// How long an exchange or a heartbeat may take: a quarter of the lease.
pub fn deadline(lease: Duration) -> Duration {
    (lease / 4).max(SHORTEST_DEADLINE)
}

/// Opens a connection. It may take half the lease, so that one that the network swallows leaves time for another.
///
/// # Errors
/// Those of connecting.
pub async fn connect(shared: &Shared, purpose: Purpose) -> Result<Session> {
    let [least, most] = CONNECT_DEADLINES;
    let limit = (shared.options.lease / 2).clamp(least, most);
    let opening = async {
        let mut session = (shared.connect)(purpose).await?;
        name(shared, &mut session).await?;
        Ok(session)
    };
    timeout(limit, opening).await.map_err(|_| {
        Failure::unreachable(format!("no connection within {}", humantime::format_duration(limit)))
    })?
}

/// Gives a session the name of the worker, once that has registered.
pub async fn name(shared: &Shared, session: &mut Session) -> Result<(), Error> {
    match &shared.name {
        Some(name) => session.name(name).await,
        None => Ok(()),
    }
}

/// Opens a connection of the worker's own, whose answers are waited for no longer than a quarter of the lease. The
/// server works no longer for them either: an exchange of a worker that is dead or cannot be heard must not wait for a
/// lock when its lease has ended.
///
/// # Errors
/// Those of connecting, and the server's.
pub async fn open(shared: &Shared) -> Result<Session> {
    let deadline = deadline(shared.options.lease);
    let mut session = connect(shared, Purpose::Worker).await?;
    session.set_deadline(Some(deadline));
    // Behind a pooler the session is not the worker's to set.
    if shared.options.listen {
        let milliseconds = |limit: Duration| limit.as_millis() as i64;
        limit_waits(&session, milliseconds(deadline), milliseconds(LOCK_WAIT.min(deadline / 2))).await?;
    }
    Ok(session)
}

/// Gives up where a worker that opens so many more connections leaves none to people.
pub async fn leave_room(shared: &Shared, session: &Session, more: i32) -> Result<()> {
    // A pooler has a limit of its own.
    if !shared.options.listen {
        return Ok(());
    }
    let room = connection_room(session).await?;
    if room < LEFT_TO_PEOPLE + more {
        let room = room.max(0);
        return Err(Failure::unreachable(format!(
            "the server has {room} connections left; a worker takes 2 and leaves {LEFT_TO_PEOPLE} to people"
        ))
        .into());
    }
    Ok(())
}

/// A lane and the connection that serves it now.
pub struct Link {
    worker_id: i64,
    /// `None`: it has no exchange to make.
    session: Option<Session>,
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
    pub fn new(worker_id: i64, lane: i16, session: Option<Session>) -> Self {
        Link { worker_id, session, lane: Lane::new(lane), is_settled: true }
    }

    pub fn worker_id(&self) -> i64 {
        self.worker_id
    }

    pub fn lane(&self) -> i16 {
        self.lane.newest().lane
    }

    /// For statements that are no exchanges: their effects may happen twice.
    pub fn session(&self) -> &Session {
        self.session.as_ref().expect("it was opened before")
    }

    /// For a transaction that is no exchange.
    pub fn session_mut(&mut self) -> &mut Session {
        self.session.as_mut().expect("it was opened before")
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
        let answer = statement(self.session(), self.worker_id, exchange).await;
        self.is_settled = match &answer {
            Ok(_) => true,
            Err(error) => sqlstate::is_undone(error),
        };
        answer
    }

    /// Whether there is a connection, as far as is known.
    pub fn is_open(&self) -> bool {
        self.session.as_ref().is_some_and(|session| !session.client().is_closed())
    }

    /// Takes another connection if there is none. The newest exchange is to be settled over it even if it was answered: a
    /// standby that replaces a primary may not have received it, and still have claims that have ended since.
    ///
    /// # Errors
    /// Those of connecting.
    pub async fn reopen(&mut self, shared: &Shared) -> Result<()> {
        if !self.is_open() {
            self.session = Some(open(shared).await?);
            self.is_settled = self.newest().number == 0;
        }
        Ok(())
    }

    /// Takes another connection, whatever is under way on this one.
    ///
    /// # Errors
    /// Those of connecting.
    pub async fn replace(&mut self, shared: &Shared) -> Result<()> {
        if let Some(session) = &self.session {
            session.sever();
        }
        self.session = Some(open(shared).await?);
        Ok(())
    }

    /// Gives its connection up until it is opened again; nothing is under way on it.
    pub fn close(&mut self) {
        self.session = None;
    }

    /// The time that the server was given for an answer, if it gave none.
    pub fn overdue(&self) -> Option<Duration> {
        self.session.as_ref()?.overdue()
    }

    /// Determines the outcome of the newest exchange for good, and gives back the steps that it claimed.
    /// `outcomes` are claims whose end was sent with it, or may have been. Returns `None` when
    /// the worker was removed.
    ///
    /// # Errors
    /// The server's: settle it again then.
    pub async fn settle(&mut self, outcomes: &[(i64, i32)], slots: &Slots) -> Result<Option<Settlement>> {
        let (worker_id, exchange) = (self.worker_id, self.newest());
        let settled = settle(self.session_mut(), worker_id, exchange, outcomes, slots).await?;
        self.settled(slots);
        Ok(settled)
    }

    /// The same for another lane of the worker, whose own connection may be gone.
    ///
    /// # Errors
    /// See [`Link::settle`].
    pub async fn settle_other(
        &mut self,
        other: &mut Link,
        outcomes: &[(i64, i32)],
        slots: &Slots,
    ) -> Result<Option<Settlement>> {
        let settled = settle(self.session_mut(), other.worker_id, other.newest(), outcomes, slots).await?;
        other.settled(slots);
        Ok(settled)
    }

    fn settled(&mut self, slots: &Slots) {
        self.is_settled = true;
        slots.claims_nothing(self.lane());
    }

    /// The newest exchange.
    pub fn newest(&self) -> Exchange {
        self.lane.newest()
    }
}

async fn settle(
    session: &mut Session,
    worker_id: i64,
    exchange: Exchange,
    outcomes: &[(i64, i32)],
    slots: &Slots,
) -> Result<Option<Settlement>> {
    let (step_ids, claim_numbers): (Vec<i64>, Vec<i32>) = outcomes.iter().copied().unzip();
    // One transaction: it holds the exchange's row to the end, so that no part of it comes late.
    let settlement = session
        .transaction(async |session| {
            let Some(mut claimed) = settle_exchange(session, worker_id, exchange).await? else {
                return Ok::<_, Error>(None);
            };
            let claims = settled_claims(session, worker_id, &step_ids, &claim_numbers).await?;
            claimed.retain(|(step_id, claim_number)| !slots.holds(*step_id, *claim_number));
            let given_back = match claimed.is_empty() {
                true => 0,
                false => release_claims(session, &[worker_id], &claimed).await?.len(),
            };
            Ok(Some(Settlement { claims, given_back }))
        })
        .await?;
    Ok(settlement)
}
