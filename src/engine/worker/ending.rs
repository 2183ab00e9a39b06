//! Lost connections and ends: waiting for the server, giving steps back.

use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::cycle::Cycle;
use super::start::Ended;
use super::{Event, Stop, StopSignal};
use crate::db::Purpose;
use crate::db::queries::steps::release_steps::release_steps;
use crate::db::queries::workers::remove_workers::remove_workers;
use crate::error::{self, Failure, Result};
use crate::model::handler::Outcome;

/// How long stopped handlers get before the worker leaves without them.
const STOP_GRACE: Duration = Duration::from_secs(5);

/// Waits that grow from a tenth of a second to two seconds.
pub(super) struct Patience(Duration);

impl Default for Patience {
    fn default() -> Self {
        Patience(Duration::from_millis(100))
    }
}

impl Patience {
    pub(super) async fn wait(&mut self) {
        // Jittered: many workers lose one server in the same moment.
        sleep(self.0.mul_f64(0.5 + fastrand::f64() / 2.0)).await;
        self.0 = (self.0 * 2).min(Duration::from_secs(2));
    }
}

impl Cycle<'_> {
    /// Waits for the server to come back while the lease lasts; the handlers run
    /// on meanwhile. Returns false when the worker was lost instead.
    ///
    /// # Errors
    /// A [`Failure`] when the worker is told to stop at once: without a server
    /// nothing can be given back, and the others will take it.
    pub(super) async fn reconnect(&mut self, error: &anyhow::Error, stop: &mut StopSignal) -> Result<bool> {
        (self.observer)(&Event::Disconnected { message: error::one_line(error) });
        let mut patience = Patience::default();
        loop {
            let connected = tokio::select! {
                biased;
                _ = self.lost.wait_for(|lost| *lost) => return Ok(false),
                _ = stop.wait_for(|stop| *stop == Stop::Now) => None,
                session = (self.connect)(Purpose::Worker) => Some(session),
            };
            match connected {
                Some(Ok(session)) => {
                    self.session = session;
                    (self.observer)(&Event::Reconnected);
                    return Ok(true);
                }
                Some(Err(error)) => tracing::info!("still disconnected: {error:#}"),
                None => {
                    self.stop_handlers().await;
                    return Err(Failure::unreachable(
                        "the worker was stopped while the database was out of reach",
                    )
                    .hint("other workers take its steps back when its lease has ended")
                    .into());
                }
            }
            patience.wait().await;
        }
    }

    /// Stops the handlers and gives their steps back at once, so that nobody
    /// has to wait for the lease to end. What has succeeded is recorded first.
    pub(super) async fn give_back(&mut self) -> Result<()> {
        while let Ok(finished) = self.finished.try_recv() {
            self.unrecorded.push(finished);
        }
        self.record(false).await?;
        // Handlers first: a step that is given back may start elsewhere at once.
        self.stop_handlers().await;
        // Done in spite of it; the failures are our own doing.
        self.unrecorded.retain(|finished| !matches!(finished.ended, Ended::Outcome(Outcome::Failed(_))));
        self.record(false).await?;
        let released = self
            .session
            .transaction(async |session| {
                let released = release_steps(session, &[self.worker_id], false).await?;
                remove_workers(session, &[self.worker_id]).await?;
                Ok::<_, tokio_postgres::Error>(released)
            })
            .await?;
        self.summary.released_steps += released.len() as u64;
        Ok(())
    }

    /// Asks every handler to stop and waits a moment for them.
    async fn stop_handlers(&mut self) {
        self.shared.cancel(None);
        let all_ended = async {
            while self.shared.running_count() > self.starter.waiting.len() + self.unrecorded.len() {
                let Some(finished) = self.finished.recv().await else { break };
                self.unrecorded.push(finished);
            }
        };
        // A handler that outlives this ends with the process.
        let _ = timeout(STOP_GRACE, all_ended).await;
    }
}
