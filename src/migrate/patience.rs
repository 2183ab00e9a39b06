//! Asking for locks that keep others out: briefly, again and again, and not for ever.
//!
//! Whoever waits for a strong lock stops everybody who comes after. So it is waited
//! for a short time only; then those behind go on, and after a pause, drawn
//! by chance so that two do not meet again and again, it is asked for once more.

use std::pin::pin;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::lock::interrupted;
use crate::db::queries::migrations::blocking_session::blocking_session;
use crate::db::queries::server::backend_pid::backend_pid;
use crate::db::sqlstate::is_lock_timeout;
use crate::db::{Purpose, Session, Target, connect};
use crate::error::Failure;
use crate::model::blocker::Blocker;

/// How often it is looked whom a lock is waited for, in one wait and at most.
const LOOKS: u32 = 5;
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// The first pause; each is twice the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// The server ends a cancelled statement at once; longer than this it is not asked.
const CANCEL_PATIENCE: Duration = Duration::from_secs(15);

/// How strong locks are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// How long to wait for one lock; everybody behind waits as long.
    pub lock_timeout: Duration,
    /// How often to try in all, at least once.
    pub tries: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Patience { lock_timeout: Duration::from_secs(2), tries: 10 }
    }
}

/// A try that met somebody, as it is heard of.
#[derive(Debug)]
pub struct Met<'a> {
    pub blocker: Option<&'a Blocker>,
    /// How many tries there have been, and how many there may be.
    pub tried: u32,
    pub tries: u32,
    pub pause: Duration,
}

/// Why something was not done.
#[derive(Debug)]
pub enum GaveUp<E> {
    /// It failed by itself, or was never let in.
    Failed {
        error: E,
        blocker: Option<Blocker>,
        tried: u32,
    },
    Interrupted,
}

impl GaveUp<anyhow::Error> {
    /// Says that `what` was not done, and who was in its way.
    pub fn explain(self, what: &str, patience: Patience) -> anyhow::Error {
        let (error, blocker, tried) = match self {
            GaveUp::Interrupted => return interrupted(),
            GaveUp::Failed { error, blocker, tried } => (error, blocker, tried),
        };
        if !is_lock_timeout(&error) {
            return error;
        }
        let tries = if tried == 1 { "once".to_owned() } else { format!("{tried} times") };
        let timeout = humantime::format_duration(patience.lock_timeout);
        let blocker = blocker.map_or_else(String::new, |blocker| format!("; in its way was {blocker}"));
        Failure::new(format!("{what} was not applied: its lock was waited for {tries}, {timeout} each{blocker}"))
            .hint("nothing of it was kept; run it when that has ended, or allow more: `tasker migrate up --lock-tries 50`")
            .caused_by(error)
            .into()
    }
}

/// Does `work` under a short lock timeout, until it is let in or has been tried often
/// enough. What a try has done it must have taken back when it fails.
pub async fn insist<T, E>(
    session: &mut Session,
    (target, schema): (&Target, &str),
    patience: Patience,
    stop: &CancellationToken,
    is_shut_out: impl Fn(&E) -> bool,
    met: &dyn Fn(Met),
    mut work: impl AsyncFnMut(&mut Session) -> Result<T, E>,
) -> Result<T, GaveUp<E>>
where
    E: From<tokio_postgres::Error>,
{
    let failed = |error| GaveUp::Failed { error, blocker: None, tried: 0 };
    let set = format!("set lock_timeout = {}", patience.lock_timeout.as_millis().max(1));
    session.client().batch_execute(&set).await.map_err(|error| failed(error.into()))?;
    let pid = backend_pid(session).await.map_err(|error| failed(error.into()))?;
    // Who is in the way can only be seen while we wait; without it, nobody is named.
    let watcher = connect(target, schema, Purpose::Command).await.ok();
    let look = (patience.lock_timeout / LOOKS).max(LOOK_EVERY);
    let mut pause = FIRST_PAUSE;
    for tried in 1.. {
        let mut blocker = None;
        let cancel = session.canceller();
        let mut running = pin!(work(session));
        let outcome = loop {
            tokio::select! {
                outcome = &mut running => break outcome,
                () = stop.cancelled() => {
                    let _ = cancel().await;
                    // What was done before the cancellation came stays done.
                    return match tokio::time::timeout(CANCEL_PATIENCE, running).await {
                        Ok(Ok(value)) => Ok(value),
                        _ => Err(GaveUp::Interrupted),
                    };
                }
                () = tokio::time::sleep(look) => {
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
        if !is_shut_out(&error) || tried >= patience.tries {
            return Err(GaveUp::Failed { error, blocker, tried });
        }
        let drawn = pause.mul_f64(0.5 + fastrand::f64());
        met(Met { blocker: blocker.as_ref(), tried, tries: patience.tries, pause: drawn });
        tokio::select! {
            () = tokio::time::sleep(drawn) => {}
            () = stop.cancelled() => return Err(GaveUp::Interrupted),
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
    unreachable!("a try is the last, or another follows")
}
