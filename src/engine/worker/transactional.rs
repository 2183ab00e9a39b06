//! `sql` steps: the statement and the record of its completion commit together,
//! so its effect happens exactly once.

use std::sync::{Arc, Mutex};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::start::{Claim, Ended};
use super::{Connect, server_failure};
use crate::db::queries::steps::complete_steps::{self, Event, complete_steps};
use crate::db::{Purpose, Session};
use crate::error::Result;
use crate::handlers::{self, StepInput};
use crate::model::handler::{Outcome, SqlSpec};

/// Connections for `sql` steps, opened when first needed and kept.
pub struct Sessions {
    connect: Connect,
    idle: Mutex<Vec<Session>>,
    permits: Arc<Semaphore>,
}

impl Sessions {
    /// At most `limit` connections at once; further steps wait for one.
    pub fn new(connect: Connect, limit: usize) -> Self {
        Sessions { connect, idle: Mutex::default(), permits: Arc::new(Semaphore::new(limit)) }
    }

    async fn take(&self) -> Result<Session> {
        let idle = self.idle.lock().expect("no holder panics").pop();
        match idle {
            Some(session) if !session.client().is_closed() => Ok(session),
            _ => (self.connect)(Purpose::Handler).await,
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
        });
    }
}

/// Runs one `sql` step and records its success in the same transaction.
pub async fn run(
    sessions: &Arc<Sessions>,
    spec: &SqlSpec,
    input: &StepInput,
    claim: &Claim,
    worker_id: i64,
    queues: Option<&[String]>,
    cancel: &CancellationToken,
) -> Ended {
    let permit = sessions.permits.clone().acquire_owned().await.expect("the semaphore is never closed");
    let session = match sessions.take().await {
        Ok(session) => session,
        Err(error) => return Ended::Outcome(Outcome::failed(format!("{error:#}"))),
    };
    let attempted = tokio::select! {
        biased;
        () = cancel.cancelled() => None,
        attempted = attempt(&session, spec, input, claim, worker_id, queues) => Some(attempted),
    };
    let Some(attempted) = attempted else {
        // The server rolls back what it has under way, and releases its locks.
        session.abandon().await;
        return Ended::Outcome(Outcome::failed("the step was cancelled"));
    };
    match attempted {
        Ok(ended) => {
            sessions.give_back(session, permit);
            ended
        }
        // Whether a lost commit took effect is not known here; the fence knows: if
        // it did, the failure recorded now is refused.
        Err(error) => Ended::Outcome(Outcome::Failed(server_failure("its transaction failed", &error))),
    }
}

async fn attempt(
    session: &Session,
    spec: &SqlSpec,
    input: &StepInput,
    claim: &Claim,
    worker_id: i64,
    queues: Option<&[String]>,
) -> Result<Ended, tokio_postgres::Error> {
    session.client().batch_execute("begin").await?;
    let result = match handlers::sql::run(session.client(), spec, input).await {
        Outcome::Succeeded { result } => result,
        failed => {
            let failed = match failed {
                Outcome::Interrupted(failure) => Outcome::Failed(failure),
                other => other,
            };
            session.client().batch_execute("rollback").await?;
            return Ok(Ended::Outcome(failed));
        }
    };
    let columns = complete_steps::Columns {
        step_ids: vec![claim.step_id],
        attempts: vec![claim.attempt],
        results: vec![result],
    };
    // No room: children go to the ready queue, where the worker's loop claims them.
    let events = complete_steps(session, worker_id, &columns, 0, queues).await;
    let recorded =
        matches!(&events, Ok(events) if events.contains(&Event::Completed { step_id: claim.step_id }));
    session.client().batch_execute(if recorded { "commit" } else { "rollback" }).await?;
    let events = events?;
    Ok(if recorded { Ended::Recorded(events) } else { Ended::Refused })
}
