//! `sql` steps: the statement and the record of its completion commit together,
//! so its effect happens exactly once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::attempt::{Claim, Ended, server_failure};
use super::link::{self, deadline};
use super::reconnect::Backoff;
use super::shared::Shared;
use super::slots::Slots;
use super::transactions::Transactions;
use crate::db::queries::steps::complete_steps::complete_and_commit;
use crate::db::session::TransactionId;
use crate::db::{Purpose, Session, sqlstate};
use crate::error::{self, Failure, Result};
use crate::handlers::sql::RECORD_LIMIT;
use crate::handlers::{self, StepInput};
use crate::model::handler::{Outcome, SqlSpec, StepFailure};
use crate::model::jsonb::Json;

const CANCELLED: &str = "the step was cancelled";
/// How much longer than the statement's own timeout its answer may take.
const ANSWER_MARGIN: Duration = Duration::from_secs(2);

/// Connections for `sql` steps, opened when first needed and kept.
pub struct Sessions {
    shared: Shared,
    slots: Arc<Slots>,
    idle: Mutex<Vec<Session>>,
    permits: Arc<Semaphore>,
    is_probing: AtomicBool,
    transactions: Arc<Transactions>,
}

/// A connection for one step.
pub struct Connection {
    session: Session,
    permit: OwnedSemaphorePermit,
    sessions: Arc<Sessions>,
}

impl Sessions {
    pub fn new(shared: Shared, slots: Arc<Slots>) -> Self {
        let permits = Arc::new(Semaphore::new(shared.options.sql_connections));
        Sessions {
            shared,
            slots,
            idle: Mutex::default(),
            permits,
            is_probing: AtomicBool::new(false),
            transactions: Arc::default(),
        }
    }

    /// The transactions under way over these connections.
    pub fn transactions(&self) -> Arc<Transactions> {
        self.transactions.clone()
    }

    /// A connection for a step that is claimed. Returns `None` when none can be had: then the step is another
    /// worker's to run, and this one claims no more of them than it has connections, until there are more.
    pub async fn take(self: &Arc<Self>, cancel: &CancellationToken) -> Option<Connection> {
        let opened = async {
            // There are as many as claims, but one may still be cleaned up.
            let permit = self.permits.clone().acquire_owned().await.expect("the semaphore is never closed");
            let session = match self.pop_idle() {
                Some(session) => Ok(session),
                None => self.open().await,
            };
            match session {
                Ok(session) => Some(Connection { session, permit, sessions: self.clone() }),
                Err(error) => {
                    tracing::debug!("no connection for an sql step: {}", error::one_line(&error));
                    let in_use = self.shared.options.sql_connections - self.permits.available_permits() - 1;
                    let idle = self.idle.lock().expect("no holder panics").len();
                    self.slots.limit_sql(in_use + idle);
                    None
                }
            }
        };
        let opened = tokio::select! {
            biased;
            () = cancel.cancelled() => return None,
            opened = opened => opened,
        };
        if self.slots.is_short_of_sql() {
            self.probe();
        }
        opened
    }

    fn pop_idle(&self) -> Option<Session> {
        let mut idle = self.idle.lock().expect("no holder panics");
        while let Some(session) = idle.pop() {
            if !session.client().is_closed() {
                return Some(session);
            }
        }
        None
    }

    async fn open(&self) -> Result<Session> {
        let mut session = link::connect(&self.shared, Purpose::Handler).await?;
        session.set_deadline(Some(deadline(self.shared.options.lease)));
        Ok(session)
    }

    /// Opens one more connection as soon as the server has one, and lets a step be claimed for it.
    fn probe(self: &Arc<Self>) {
        if self.is_probing.swap(true, Ordering::Relaxed) {
            return;
        }
        let sessions = self.clone();
        tokio::spawn(async move {
            let mut backoff = Backoff::default();
            while !sessions.slots.has_ended() {
                backoff.pause().await;
                if let Ok(session) = sessions.open().await {
                    sessions.idle.lock().expect("no holder panics").push(session);
                    sessions.slots.extend_sql();
                    sessions.shared.waking.wake.notify_one();
                    break;
                }
            }
            sessions.is_probing.store(false, Ordering::Relaxed);
        });
    }
}

impl Connection {
    /// Begins the transaction of a step. A session that was closed, or has fallen silent, while nobody used it is
    /// replaced: nothing is lost with it.
    async fn begin(&mut self) -> Result<TransactionId> {
        let idle = deadline(self.sessions.shared.options.lease).as_millis();
        // A worker that sends nothing for so long hangs, or cannot be heard: its locks would hold up the next attempt.
        let begin = format!("begin read write; set local idle_in_transaction_session_timeout = {idle}");
        if let Ok(begun) = self.session.begin_identified(&begin).await {
            return Ok(begun);
        }
        self.session.sever();
        self.session = self.sessions.open().await?;
        Ok(self.session.begin_identified(&begin).await?)
    }

    /// Keeps the session for another step, once nothing of this one is left on it.
    /// Meanwhile the step's end is recorded.
    fn give_back(self) {
        tokio::spawn(async move {
            let Connection { session, permit, sessions } = self;
            if session.clean().await.is_ok() {
                sessions.idle.lock().expect("no holder panics").push(session);
            }
            drop(permit);
        });
    }
}

/// Runs one `sql` step and records its success in the same transaction.
pub async fn run(
    mut connection: Connection,
    spec: &SqlSpec,
    input: &StepInput,
    claim: &Claim,
    worker_id: i64,
    cancel: &CancellationToken,
) -> Ended {
    let values = tokio::select! {
        biased;
        () = cancel.cancelled() => Err(StepFailure { message: CANCELLED.to_owned(), ..StepFailure::default() }),
        values = handlers::sql::values(spec, input) => values,
    };
    let values = match values {
        Ok(values) => values,
        Err(failure) => {
            connection.give_back();
            return Ended::Outcome(Outcome::Failed(failure));
        }
    };
    let work = Work { spec, input, values: &values };
    let attempted = tokio::select! {
        biased;
        () = cancel.cancelled() => None,
        attempted = attempt(&mut connection, work, claim, worker_id) => Some(attempted),
    };
    let Some(attempted) = attempted else {
        // The server rolls back the open transaction and releases its locks.
        connection.session.abandon().await;
        return Ended::Outcome(Outcome::failed(CANCELLED));
    };
    match attempted {
        Ok(ended) => {
            connection.give_back();
            ended
        }
        // Whether a lost commit took effect is not known here; the fence knows: if it did, what is
        // recorded now is refused.
        Err(error) => {
            let (failure, is_interruption) = match error::server_error(&error) {
                Some(said) => {
                    (server_failure("its transaction failed", said), sqlstate::is_interruption(said))
                }
                None => (StepFailure { message: error::one_line(&error), ..StepFailure::default() }, true),
            };
            Ended::Outcome(match is_interruption {
                true => Outcome::Interrupted(failure),
                false => Outcome::Failed(failure),
            })
        }
    }
}

/// What a step is to do.
#[derive(Clone, Copy)]
struct Work<'a> {
    spec: &'a SqlSpec,
    input: &'a StepInput,
    values: &'a [Json],
}

/// Makes the attempt in a transaction.
///
/// # Errors
/// Those of the transaction; a [`Failure`] where nothing of it was kept, as far as is known here.
async fn attempt(
    connection: &mut Connection,
    work: Work<'_>,
    claim: &Claim,
    worker_id: i64,
) -> Result<Ended> {
    let transaction = connection.begin().await?;
    let Connection { session, sessions, .. } = connection;
    // From here on there is work to lose.
    session.set_deadline(Some(RECORD_LIMIT + ANSWER_MARGIN));
    let watch = sessions.transactions.watch(transaction);
    let done = tokio::select! {
        biased;
        done = in_transaction(session, work, claim, worker_id, sessions.shared.queues()) => done,
        () = watch.lost() => {
            session.sever();
            Err(Failure::unreachable("its connection has fallen silent").into())
        }
    };
    session.set_deadline(Some(deadline(sessions.shared.options.lease)));
    done
}

async fn in_transaction(
    session: &Session,
    Work { spec, input, values }: Work<'_>,
    claim: &Claim,
    worker_id: i64,
    queues: Option<&[String]>,
) -> Result<Ended> {
    let outcome = tokio::select! {
        biased;
        outcome = handlers::sql::run(session.client(), spec, input, values) => outcome,
        // The server ends the statement at its timeout. If it does not answer, the wait ends a little later.
        _ = handlers::elapsed(input.timeout.map(|limit| limit + ANSWER_MARGIN)) => {
            session.sever();
            return Err(Failure::unreachable("the database did not answer in time").into());
        }
    };
    let result = match input.held_to_schema(outcome) {
        Outcome::Succeeded { result } => result,
        failed => {
            session.end("rollback").await?;
            return Ok(Ended::Outcome(failed));
        }
    };
    // Children go to the ready queue, where the worker's loop claims them.
    let (step_id, claim_number) = (claim.step_id, claim.claim_number);
    let recorded = complete_and_commit(session, worker_id, step_id, claim_number, result, queues).await?;
    Ok(recorded.map_or(Ended::Refused, Ended::Recorded))
}
