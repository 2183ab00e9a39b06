//! `sql` steps: the statement and the record of its completion commit together,
//! so its effect happens exactly once.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::dispatch::{Claim, Ended};
use super::reconnect::Backoff;
use super::{Given, server_failure};
use crate::db::queries::steps::complete_steps::{self, Event, complete_steps};
use crate::db::{Purpose, Session, sqlstate};
use crate::error::{self, Result};
use crate::handlers::{self, StepInput};
use crate::model::handler::{Outcome, SqlSpec, StepFailure};

/// Connections for `sql` steps, opened when first needed and kept.
pub struct Sessions {
    given: Given,
    idle: Mutex<Vec<Session>>,
    permits: Arc<Semaphore>,
    given_back: Notify,
}

impl Sessions {
    /// At most `sql_connections` at once; further steps wait for one.
    pub fn new(given: Given) -> Self {
        let permits = Arc::new(Semaphore::new(given.options.sql_connections));
        Sessions { given, idle: Mutex::default(), permits, given_back: Notify::new() }
    }

    /// A connection, as soon as there is one: the server may have none left for a while.
    async fn take(&self) -> Session {
        let mut backoff = Backoff::default();
        loop {
            let idle = self.idle.lock().expect("no holder panics").pop();
            match idle {
                Some(session) if !session.client().is_closed() => return session,
                Some(_) => continue,
                None => {}
            }
            match (self.given.connect)(Purpose::Handler).await {
                Ok(session) => return session,
                Err(error) => tracing::debug!("no connection for an sql step: {}", error::one_line(&error)),
            }
            tokio::select! {
                () = backoff.pause() => {}
                () = self.given_back.notified() => {}
            }
        }
    }

    /// Keeps the session for another step, once nothing of this one is left on it.
    /// Meanwhile the step's end is recorded.
    fn give_back(self: &Arc<Self>, session: Session, permit: OwnedSemaphorePermit) {
        let sessions = self.clone();
        tokio::spawn(async move {
            if session.clean().await.is_ok() {
                sessions.idle.lock().expect("no holder panics").push(session);
            }
            drop(permit);
            sessions.given_back.notify_one();
        });
    }
}

/// Runs one `sql` step and records its success in the same transaction. The wait for a connection
/// counts as part of the attempt: its timeout covers both.
pub async fn run(
    sessions: &Arc<Sessions>,
    spec: &SqlSpec,
    input: &StepInput,
    claim: &Claim,
    worker_id: i64,
    cancel: &CancellationToken,
) -> Ended {
    let began = Instant::now();
    let connected = async {
        let permit = sessions.permits.clone().acquire_owned().await.expect("the semaphore is never closed");
        (permit, sessions.take().await)
    };
    let (permit, session) = tokio::select! {
        biased;
        () = cancel.cancelled() => return stopped(),
        _ = handlers::elapsed(input.timeout) => return Ended::Outcome(Outcome::Failed(StepFailure {
            message: "timed out while it waited for a connection to the database".to_owned(),
            timed_out: true,
            ..StepFailure::default()
        })),
        connected = connected => connected,
    };
    let mut input = input.clone();
    input.timeout = input.timeout.map(|limit| limit.saturating_sub(began.elapsed()));
    let attempted = tokio::select! {
        biased;
        () = cancel.cancelled() => None,
        // The server ends the statement at its timeout. One that does not answer is given up a little later.
        _ = handlers::elapsed(input.timeout.map(|limit| limit + ANSWER_MARGIN)) => {
            session.sever();
            return Ended::Outcome(Outcome::Interrupted(StepFailure {
                message: "the database did not answer in time".to_owned(),
                ..StepFailure::default()
            }));
        }
        attempted = attempt(&session, spec, &input, claim, worker_id, sessions.given.queues()) => Some(attempted),
    };
    let Some(attempted) = attempted else {
        // The server rolls back what it has under way, and releases its locks.
        session.abandon().await;
        return stopped();
    };
    match attempted {
        Ok(ended) => {
            sessions.give_back(session, permit);
            ended
        }
        // Whether a lost commit took effect is not known here; the fence knows: if it did, what is
        // recorded now is refused.
        Err(error) => {
            let failure = server_failure("its transaction failed", &error);
            Ended::Outcome(match sqlstate::is_interruption(&error) {
                true => Outcome::Interrupted(failure),
                false => Outcome::Failed(failure),
            })
        }
    }
}

/// How much longer than the statement's own timeout its answer may take.
const ANSWER_MARGIN: Duration = Duration::from_secs(2);

fn stopped() -> Ended {
    Ended::Outcome(Outcome::failed("the step was cancelled"))
}

async fn attempt(
    session: &Session,
    spec: &SqlSpec,
    input: &StepInput,
    claim: &Claim,
    worker_id: i64,
    queues: Option<&[String]>,
) -> Result<Ended, tokio_postgres::Error> {
    session.batch("begin read write").await?;
    let result = match handlers::sql::run(session.client(), spec, input).await {
        Outcome::Succeeded { result } => result,
        failed => {
            session.batch("rollback").await?;
            return Ok(Ended::Outcome(failed));
        }
    };
    let columns = complete_steps::Columns {
        step_ids: vec![claim.step_id],
        claim_numbers: vec![claim.claim_number],
        results: vec![result],
    };
    // No room: children go to the ready queue, where the worker's loop claims them.
    let events = complete_steps(session, worker_id, None, &columns, 0, queues).await;
    let recorded =
        matches!(&events, Ok(events) if events.contains(&Event::Completed { step_id: claim.step_id }));
    session.batch(if recorded { "commit" } else { "rollback" }).await?;
    let events = events?;
    Ok(if recorded { Ended::Recorded(events) } else { Ended::Refused })
}
