//! A database that is away, or serves nobody: how long to wait, and how often to say so.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::event::Event;
use super::options::Observer;
use crate::db::connect::{UndeclaredPooler, answer_in};
use crate::db::queries::server::missing_privileges::Denied;
use crate::db::queries::server::row_security::RowsHidden;
use crate::db::sqlstate;
use crate::error::{self, Result};

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);
/// The interval between two reports while the trouble lasts.
const TOLD_EVERY: Duration = Duration::from_secs(60);
/// A deadlock or a lost race is reported only if it goes on for this long.
const RACE_LIMIT: Duration = Duration::from_secs(5);
/// Wrong credentials, or privileges that are missing, may be right soon: somebody is changing them.
const REFUSED_LIMIT: Duration = Duration::from_secs(300);

/// Pauses between attempts, from a tenth of a second to a second.
#[derive(Debug)]
pub struct Backoff(Duration);

impl Default for Backoff {
    fn default() -> Self {
        Backoff(FIRST_PAUSE)
    }
}

impl Backoff {
    pub async fn pause(&mut self) {
        // Jittered: many workers lose one server at the same time.
        let pause = self.0.mul_f64(0.5 + fastrand::f64() / 2.0);
        self.0 = (self.0 * 2).min(LONGEST_PAUSE);
        sleep(pause).await;
    }
}

/// The parts of a worker that talk to the database, each over a connection of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Exchanges { lane: i16 },
    Heartbeats,
}

/// The time in which the database does not serve this worker. It begins with the first part that
/// fails and ends when none does: one line when it begins, one a minute, one when it ends.
#[derive(Default)]
pub struct Outage {
    trouble: Mutex<Option<Trouble>>,
    /// Why the worker must end.
    end: Mutex<Option<anyhow::Error>>,
}

struct Trouble {
    began: Instant,
    told: Option<Instant>,
    failing: Vec<Part>,
    failures: u64,
}

impl Outage {
    /// A statement or a connection has failed. Tells of it when it is time to.
    ///
    /// # Errors
    /// The same error, where waiting cannot help.
    pub fn failed(&self, part: Part, error: anyhow::Error, observer: &Observer) -> Result<()> {
        self.failed_at(Instant::now(), part, error, observer)
    }

    fn failed_at(&self, now: Instant, part: Part, error: anyhow::Error, observer: &Observer) -> Result<()> {
        observer(&Event::Unserved);
        let mut outage = self.trouble.lock().expect("no holder panics");
        let trouble = outage.get_or_insert_with(|| Trouble {
            began: now,
            told: None,
            failing: Vec::new(),
            failures: 0,
        });
        if !trouble.failing.contains(&part) {
            trouble.failing.push(part);
        }
        trouble.failures += 1;
        let lasting = now.duration_since(trouble.began);
        let is_overdue = (is_refused(&error) || is_denied(&error)) && lasting > REFUSED_LIMIT;
        if is_permanent(&error) || is_overdue {
            return Err(error);
        }
        let is_race = error::server_error(&error).is_some_and(sqlstate::is_transient);
        let is_due = match trouble.told {
            None => !is_race || lasting > RACE_LIMIT,
            Some(told) => now.duration_since(told) >= TOLD_EVERY,
        };
        if is_due {
            trouble.told = Some(now);
            observer(&Event::Disconnected {
                is_out_of_reach: sqlstate::is_out_of_reach(&error),
                message: error::one_line(&error),
                lasting,
                failures: trouble.failures,
            });
        }
        Ok(())
    }

    /// How long the database has not served this worker.
    pub fn lasting(&self) -> Duration {
        self.trouble
            .lock()
            .expect("no holder panics")
            .as_ref()
            .map_or(Duration::ZERO, |trouble| trouble.began.elapsed())
    }

    /// A part has failed that does not end the worker by itself.
    pub fn must_end(&self, error: anyhow::Error) {
        *self.end.lock().expect("no holder panics") = Some(error);
    }

    /// Why the worker must end, if it must.
    pub fn end(&self) -> Option<anyhow::Error> {
        self.end.lock().expect("no holder panics").take()
    }

    /// This part is served again.
    pub fn over(&self, part: Part, observer: &Observer) {
        self.over_at(Instant::now(), part, observer);
    }

    fn over_at(&self, now: Instant, part: Part, observer: &Observer) {
        let mut outage = self.trouble.lock().expect("no holder panics");
        let Some(trouble) = outage.as_mut() else { return };
        trouble.failing.retain(|failing| *failing != part);
        if trouble.failing.is_empty() {
            if trouble.told.is_some() {
                let (after, failures) = (now.duration_since(trouble.began), trouble.failures);
                observer(&Event::Reconnected { after, failures });
            }
            *outage = None;
        }
    }
}

/// Whether waiting cannot help: the schema is not the one this program was written for. All other
/// errors can pass: a full disk, a lock, a lost privilege, the messages of a pooler.
fn is_permanent(error: &anyhow::Error) -> bool {
    match error::server_error(error) {
        Some(said) => sqlstate::is_wrong_schema(said),
        None => error::exit_of(error) != error::Exit::Unreachable && !is_denied(error),
    }
}

/// Whether the role lacks a privilege on the program's tables.
pub fn is_denied(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.is::<Denied>())
}

/// Whether the server does not let this role in, or has no such database; or a pooler does not keep
/// what a connection needs, and was not declared.
pub fn is_refused(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.is::<UndeclaredPooler>() || cause.is::<RowsHidden>())
        || answer_in(error)
            .is_some_and(|said| sqlstate::is_refusal(said.code()) || sqlstate::is_refused_setting(said))
}

/// Whether the host name is unknown, which is more often a mistake than an outage.
pub fn is_unresolved(error: &anyhow::Error) -> bool {
    // The kind that getaddrinfo's errors have is unstable in Rust.
    error::one_line(error).contains("failed to lookup address")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::error::Failure;

    /// The lines of an absence: the seconds that each one gives.
    #[derive(Default)]
    struct Lines(Arc<Mutex<Vec<(&'static str, u64)>>>);

    impl Lines {
        fn observer(&self) -> Observer {
            let lines = self.0.clone();
            Arc::new(move |event| {
                let line = match event {
                    Event::Disconnected { lasting, .. } => ("away", lasting.as_secs()),
                    Event::Reconnected { after, .. } => ("back", after.as_secs()),
                    Event::Unserved => return,
                    other => panic!("{other:?}"),
                };
                lines.lock().expect("no holder panics").push(line);
            })
        }

        fn written(&self) -> Vec<(&'static str, u64)> {
            self.0.lock().expect("no holder panics").clone()
        }
    }

    fn away() -> anyhow::Error {
        Failure::unreachable("no server").into()
    }

    #[test]
    fn an_absence_has_a_line_when_it_begins_one_a_minute_and_one_when_it_ends() {
        let (outage, lines, began) = (Outage::default(), Lines::default(), Instant::now());
        let observer = lines.observer();
        for half_seconds in 0..=370 {
            let now = began + Duration::from_millis(500) * half_seconds;
            for part in [Part::Exchanges { lane: 0 }, Part::Heartbeats] {
                outage.failed_at(now, part, away(), &observer).expect("it can pass");
            }
        }
        let returned = began + Duration::from_secs(186);
        outage.over_at(returned, Part::Heartbeats, &observer);
        assert_eq!(lines.written(), [("away", 0), ("away", 60), ("away", 120), ("away", 180)]);
        outage.over_at(returned, Part::Exchanges { lane: 0 }, &observer);
        outage.over_at(returned, Part::Exchanges { lane: 0 }, &observer);
        assert_eq!(lines.written().split_off(4), [("back", 186)]);
    }

    #[test]
    fn privileges_that_are_missing_for_minutes_end_a_worker() {
        let (outage, lines, began) = (Outage::default(), Lines::default(), Instant::now());
        let observer = lines.observer();
        let denied = || Failure::new("no").caused_by(Denied("permission denied".to_owned())).into();
        outage.failed_at(began, Part::Heartbeats, denied(), &observer).expect("it can pass");
        let failed =
            |after| outage.failed_at(began + after, Part::Exchanges { lane: 0 }, denied(), &observer);
        failed(REFUSED_LIMIT).expect("it can pass");
        failed(REFUSED_LIMIT + Duration::from_secs(1)).expect_err("it has lasted for minutes");
    }

    #[test]
    fn the_next_absence_has_lines_of_its_own() {
        let (outage, lines, began) = (Outage::default(), Lines::default(), Instant::now());
        let observer = lines.observer();
        for seconds in [0, 2, 4] {
            let now = began + Duration::from_secs(seconds);
            outage.failed_at(now, Part::Exchanges { lane: 0 }, away(), &observer).expect("it can pass");
            outage.over_at(now + Duration::from_secs(1), Part::Exchanges { lane: 0 }, &observer);
        }
        assert_eq!(lines.written(), [("away", 0), ("back", 1)].repeat(3));
    }
}
