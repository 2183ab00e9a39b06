//! Heartbeats, notifications and rescue, on a connection of their own.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, timeout_at};
use tokio_postgres::Notification;

use super::{Connect, Event, Observer, Options, Shared};
use crate::db::queries::steps::release_steps::{Released, release_steps};
use crate::db::queries::workers::heartbeat_worker::heartbeat_worker;
use crate::db::queries::workers::lost_workers::lost_workers;
use crate::db::queries::workers::remove_workers::remove_workers;
use crate::db::{Purpose, Session};
use crate::error::Result;

/// How often claims of workers that have no row are looked for, beside the start.
const UNREGISTERED_EVERY: Duration = Duration::from_secs(300);

/// Takes back the claims of lost workers and forgets them, in one transaction:
/// it holds their rows, so a worker that wakes up meanwhile waits for the commit
/// and then finds itself removed.
pub async fn rescue(session: &mut Session, unregistered_too: bool) -> Result<(Vec<i64>, Vec<Released>)> {
    session
        .transaction(async |session| {
            let lost = lost_workers(session, unregistered_too).await?;
            if lost.is_empty() {
                return Ok((lost, Vec::new()));
            }
            let released = release_steps(session, &lost, true).await?;
            remove_workers(session, &lost).await?;
            Ok((lost, released))
        })
        .await
}

/// Keeps one registration alive; ends when it must not be used any more.
pub struct Liveness {
    pub connect: Connect,
    pub options: Options,
    pub observer: Observer,
    pub shared: Arc<Shared>,
    pub worker_id: i64,
    /// Set to true when the worker is taken for dead, or must take itself for dead.
    pub lost: watch::Sender<bool>,
}

impl Liveness {
    /// Runs until the worker is lost. Drop the task to stop it.
    pub async fn run(self) {
        let mut last_beat = Instant::now();
        loop {
            match self.connected(&mut last_beat).await {
                Ok(()) => break,
                Err(error) => tracing::warn!("heartbeat connection lost: {error:#}"),
            }
            if Instant::now() >= self.deadline(last_beat) {
                break;
            }
            sleep(Duration::from_millis(200)).await;
        }
        self.shared.cancel(None);
        self.lost.send_replace(true);
    }

    /// When a worker must take itself for dead: at three quarters of its lease,
    /// so that its handlers have stopped before anybody may start their steps again.
    fn deadline(&self, last_beat: Instant) -> Instant {
        last_beat + self.options.lease * 3 / 4
    }

    /// One connection's life. Returns when the worker has been removed.
    async fn connected(&self, last_beat: &mut Instant) -> Result<()> {
        let mut session = timeout_at(self.deadline(*last_beat), (self.connect)(Purpose::Worker)).await??;
        let mut notifications = session.take_notifications();
        if self.options.listen {
            let listen = session.client().batch_execute("listen tasker_ready; listen tasker_cancelled");
            timeout_at(self.deadline(*last_beat), listen).await??;
        } else {
            notifications = None;
        }
        let mut ticks = interval(self.options.lease / 4);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut unregistered_due = Instant::now();
        loop {
            tokio::select! {
                () = self.shared.announce.notified() => ticks.reset_immediately(),
                _ = ticks.tick() => {
                    // Measured before the server is asked: its clock starts later, never earlier.
                    let sent = Instant::now();
                    let (ids, attempts): (Vec<i64>, Vec<i32>) = {
                        let running = self.shared.running.lock().expect("no holder panics");
                        running.iter().map(|(id, step)| (*id, step.attempt)).unzip()
                    };
                    let idle = self.shared.is_idle.load(Ordering::Relaxed);
                    let beat = heartbeat_worker(&session, self.worker_id, idle, &ids, &attempts);
                    let Some(beat) = timeout_at(self.deadline(*last_beat), beat).await?? else { return Ok(()) };
                    *last_beat = sent;
                    self.shared.is_announced_idle.store(idle, Ordering::Relaxed);
                    self.shared.cancel(Some(&beat.lost_step_ids));
                    let look_for_unregistered = Instant::now() >= unregistered_due;
                    if beat.is_another_lost || look_for_unregistered {
                        unregistered_due = Instant::now() + UNREGISTERED_EVERY;
                        timeout_at(self.deadline(*last_beat), self.rescue(&mut session, look_for_unregistered)).await??;
                    }
                }
                notification = next(&mut notifications) => match notification {
                    Some(notification) => self.notified(&notification),
                    None => anyhow::bail!("the connection was closed"),
                },
            }
        }
    }

    async fn rescue(&self, session: &mut Session, unregistered_too: bool) -> Result<()> {
        let (worker_ids, released) = rescue(session, unregistered_too).await?;
        if !worker_ids.is_empty() {
            (self.observer)(&Event::Rescued { worker_ids, steps: released.len() });
            self.shared.wake.notify_one();
        }
        Ok(())
    }

    fn notified(&self, notification: &Notification) {
        match notification.channel() {
            "tasker_ready" => {
                let queue = notification.payload();
                if self.options.queues.as_ref().is_none_or(|served| served.iter().any(|name| name == queue)) {
                    self.shared.wake.notify_one();
                }
            }
            // WORKER:STEP of a claim that a cancellation has ended.
            "tasker_cancelled" => {
                if let Some((worker, step)) = notification.payload().split_once(':')
                    && worker.parse() == Ok(self.worker_id)
                    && let Ok(step_id) = step.parse()
                {
                    self.shared.cancel(Some(&[step_id]));
                }
            }
            _ => {}
        }
    }
}

/// The next notification, `None` when the connection has ended; never without a stream.
async fn next(notifications: &mut Option<UnboundedReceiver<Notification>>) -> Option<Notification> {
    match notifications {
        Some(stream) => stream.recv().await,
        None => std::future::pending().await,
    }
}
