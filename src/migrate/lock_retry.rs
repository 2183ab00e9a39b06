//! Requests blocking locks briefly and repeatedly, up to a limit.
//!
//! Sessions queue behind a session that waits for a strong lock. So each attempt waits for a short time only;
//! then the queued sessions continue, and the next attempt follows after a pause, which is random so that two
//! migrations do not collide repeatedly.

use std::pin::pin;
use std::time::Duration;

use super::event::{LockConflict, MigrationEvent};
use super::run::{LockRetry, Run, interrupted};
use crate::db::queries::migrations::blocking_session;
use crate::db::queries::server::backend_pid;
use crate::db::sqlstate::is_lock_timeout;
use crate::db::{Purpose, Session, connect};
use crate::error::{Failure, TASKER};
use crate::model::blocker::Blocker;

/// How many times the blocking session is looked up during one wait.
const SAMPLES: u32 = 5;
const SHORTEST_SAMPLE_INTERVAL: Duration = Duration::from_millis(50);
/// The first pause; each is twice the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// The server ends a cancelled statement at once; after this long the program stops waiting.
const CANCEL_TIMEOUT: Duration = Duration::from_secs(15);

/// Why the work was not done.
#[derive(Debug)]
pub enum RetryError<E> {
    /// The work failed, or never got its lock.
    Failed {
        error: E,
        blocker: Option<Blocker>,
        tried: u32,
    },
    Interrupted,
}

impl RetryError<anyhow::Error> {
    /// Returns the error that names the work that was not done, and the blocking session.
    pub fn explain(self, what: &str, lock_retry: LockRetry) -> anyhow::Error {
        let (error, blocker, tried) = match self {
            RetryError::Interrupted => return interrupted(),
            RetryError::Failed { error, blocker, tried } => (error, blocker, tried),
        };
        if !is_lock_timeout(&error) {
            return error;
        }
        let attempts = if tried == 1 { "1 attempt".to_owned() } else { format!("{tried} attempts") };
        let timeout = humantime::format_duration(lock_retry.lock_timeout);
        let blocker = blocker.map_or_else(String::new, |blocker| format!("; blocked by {blocker}"));
        Failure::new(format!("{what} was not applied: could not get the lock ({attempts} of {timeout}){blocker}"))
            .hint(format!("it was rolled back; run it when that session has ended, or allow more attempts: `{TASKER} migrate up --lock-tries 50`"))
            .caused_by(error)
            .into()
    }
}

/// Runs `work` under a short lock timeout until it gets its locks or has used all attempts; `what` names it in
/// events. A failed attempt must leave no changes.
pub async fn with_lock_retry<T, E>(
    run: &Run<'_>,
    session: &mut Session,
    what: &str,
    is_timeout: impl Fn(&E) -> bool,
    mut work: impl AsyncFnMut(&mut Session) -> Result<T, E>,
) -> Result<T, RetryError<E>>
where
    E: From<tokio_postgres::Error>,
{
    let LockRetry { lock_timeout, tries } = run.lock_retry;
    let failed = |error| RetryError::Failed { error, blocker: None, tried: 0 };
    let set = format!("set lock_timeout = {}", lock_timeout.as_millis().max(1));
    session.client().batch_execute(&set).await.map_err(|error| failed(error.into()))?;
    let pid = backend_pid(session).await.map_err(|error| failed(error.into()))?;
    // The blocking session is visible only during the wait; without a second connection, the error names
    // none.
    let watcher = connect(run.target, run.schema, Purpose::Command).await.ok();
    let sample_interval = (lock_timeout / SAMPLES).max(SHORTEST_SAMPLE_INTERVAL);
    let mut pause = FIRST_PAUSE;
    for tried in 1.. {
        let mut blocker = None;
        let cancel = session.canceller();
        let mut running = pin!(work(session));
        let outcome = loop {
            tokio::select! {
                outcome = &mut running => break outcome,
                () = run.stop.cancelled() => {
                    let _ = cancel().await;
                    // A statement that finished before its cancellation stays finished.
                    return match tokio::time::timeout(CANCEL_TIMEOUT, running).await {
                        Ok(Ok(value)) => Ok(value),
                        _ => Err(RetryError::Interrupted),
                    };
                }
                () = tokio::time::sleep(sample_interval) => {
                    if let Some(watcher) = &watcher
                        && let Ok(found) = blocking_session(watcher, pid).await
                    {
                        blocker = found.or(blocker);
                    }
                }
            }
        };
        let error = match outcome {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        if !is_timeout(&error) || tried >= tries {
            return Err(RetryError::Failed { error, blocker, tried });
        }
        let drawn = pause.mul_f64(0.5 + fastrand::f64());
        let conflict = LockConflict { blocker: blocker.as_ref(), tried, tries, pause: drawn };
        (run.progress)(MigrationEvent::LockTimedOut(what, &conflict));
        tokio::select! {
            () = tokio::time::sleep(drawn) => {}
            () = run.stop.cancelled() => return Err(RetryError::Interrupted),
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
    unreachable!("a try is the last, or another follows")
}
