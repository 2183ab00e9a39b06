//! Whether a worker is alive, and whether it does its work, from its events.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::event::Event;

/// A worker whose parts have tried nothing for longer than two leases, and for this long, does not live.
const SHORTEST_LIFE: Duration = Duration::from_secs(60);

/// See the [module](self).
#[derive(Debug)]
pub struct Vitals {
    lease: Duration,
    began: Instant,
    /// Milliseconds from then to the newest answer of the server; 0: none since the worker registered.
    answered: AtomicU64,
    /// To the newest answer or failure.
    tried: AtomicU64,
    is_away: AtomicBool,
    is_draining: AtomicBool,
}

/// Why a worker is not ready, or not alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProbeFailure {
    Draining,
    /// It has not registered yet.
    NotRegistered,
    /// The database does not serve it.
    Away,
    /// The server has not answered for so long.
    Unanswered(Duration),
    /// It has made no request for so long.
    Silent(Duration),
}

impl fmt::Display for ProbeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProbeFailure::Draining => f.write_str("the worker is draining: it claims no more steps"),
            ProbeFailure::NotRegistered => f.write_str("the worker has not registered with the database yet"),
            ProbeFailure::Away => f.write_str("the database does not serve the worker"),
            ProbeFailure::Unanswered(lasting) => {
                write!(f, "the database has not answered the worker for {}", seconds(*lasting))
            }
            ProbeFailure::Silent(lasting) => {
                write!(f, "the worker has asked the database nothing for {}", seconds(*lasting))
            }
        }
    }
}

fn seconds(lasting: Duration) -> humantime::FormattedDuration {
    humantime::format_duration(Duration::from_secs(lasting.as_secs()))
}

impl Vitals {
    /// Of a worker with this lease.
    pub fn new(lease: Duration) -> Self {
        Vitals {
            lease,
            began: Instant::now(),
            answered: AtomicU64::new(0),
            tried: AtomicU64::new(0),
            is_away: AtomicBool::new(false),
            is_draining: AtomicBool::new(false),
        }
    }

    /// Notes an event of the worker.
    pub fn note(&self, event: &Event) {
        let now = (self.began.elapsed().as_millis() as u64).max(1);
        match event {
            Event::Exchanged { .. } | Event::Beaten { .. } => {
                self.answered.store(now, Ordering::Relaxed);
                self.tried.store(now, Ordering::Relaxed);
            }
            Event::Unserved => self.tried.store(now, Ordering::Relaxed),
            Event::Lost { .. } => self.answered.store(0, Ordering::Relaxed),
            Event::Disconnected { .. } => self.is_away.store(true, Ordering::Relaxed),
            Event::Reconnected { .. } => self.is_away.store(false, Ordering::Relaxed),
            Event::Draining { .. } => self.is_draining.store(true, Ordering::Relaxed),
            _ => {}
        }
    }

    /// The time since a noted one.
    fn since(&self, noted: &AtomicU64) -> Duration {
        self.began.elapsed().saturating_sub(Duration::from_millis(noted.load(Ordering::Relaxed)))
    }

    /// Whether it claims steps, and the server has answered within half its lease.
    ///
    /// # Errors
    /// Why it is not ready.
    pub fn ready(&self) -> Result<(), ProbeFailure> {
        let unanswered = self.since(&self.answered);
        if self.is_draining.load(Ordering::Relaxed) {
            Err(ProbeFailure::Draining)
        } else if self.is_away.load(Ordering::Relaxed) {
            Err(ProbeFailure::Away)
        } else if self.answered.load(Ordering::Relaxed) == 0 {
            Err(ProbeFailure::NotRegistered)
        } else if unanswered > self.lease / 2 {
            Err(ProbeFailure::Unanswered(unanswered))
        } else {
            Ok(())
        }
    }

    /// Whether it goes on asking the database, even one that is away: a new start would not help then.
    ///
    /// # Errors
    /// Why it does not live.
    pub fn live(&self) -> Result<(), ProbeFailure> {
        let silent = self.since(&self.tried);
        match silent > (self.lease * 2).max(SHORTEST_LIFE) {
            true => Err(ProbeFailure::Silent(silent)),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEASE: Duration = Duration::from_secs(30);

    /// The vitals of a worker that began so long ago.
    fn after(age: Duration) -> Vitals {
        Vitals { began: Instant::now().checked_sub(age).expect("a time"), ..Vitals::new(LEASE) }
    }

    fn away() -> Event {
        Event::Disconnected {
            message: String::new(),
            is_out_of_reach: true,
            lasting: Duration::ZERO,
            failures: 1,
        }
    }

    #[test]
    fn a_worker_is_ready_while_the_server_answers_it() {
        let vitals = after(Duration::from_secs(16));
        assert_eq!(vitals.ready(), Err(ProbeFailure::NotRegistered));
        vitals.answered.store(1, Ordering::Relaxed);
        assert!(matches!(vitals.ready(), Err(ProbeFailure::Unanswered(_))), "it is 16 s ago");
        vitals.note(&Event::Beaten { took: Duration::ZERO });
        assert_eq!(vitals.ready(), Ok(()));
        vitals.note(&away());
        assert_eq!(vitals.ready(), Err(ProbeFailure::Away));
        vitals.note(&Event::Reconnected { after: Duration::ZERO, failures: 1 });
        vitals.note(&Event::Lost { worker_id: 1 });
        assert_eq!(vitals.ready(), Err(ProbeFailure::NotRegistered));
        vitals.note(&Event::Beaten { took: Duration::ZERO });
        vitals.note(&Event::Draining { running: 0 });
        assert_eq!(vitals.ready(), Err(ProbeFailure::Draining));
    }

    #[test]
    fn a_worker_lives_while_it_tries() {
        let vitals = after(Duration::from_secs(61));
        assert!(matches!(vitals.live(), Err(ProbeFailure::Silent(_))));
        vitals.note(&away());
        assert!(vitals.live().is_err(), "it is the report of an old failure");
        vitals.note(&Event::Unserved);
        assert_eq!(vitals.live(), Ok(()));
    }
}
