//! Progress of a migration: a line for each thing done, and for a long build how far it
//! is and which session it waits for. With --format json, the same as JSON.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use indicatif::ProgressBar;
use serde::Serialize;

use crate::db::queries::migrations::BuildProgress;
use crate::migrate::event::LockConflict;
use crate::migrate::indexes::{Action, IndexChange};
use crate::migrate::{Migration, MigrationEvent, Phase};
use crate::model::blocker::Blocker;
use crate::report::{Output, style};

/// The interval between two lines about one build, where no bar is drawn.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// A blocker is reported once it has been seen this often, half a second apart.
const BLOCKED_SAMPLES: u32 = 2;

/// The time left is estimated once a phase has run for this long.
const GUESS_AFTER: Duration = Duration::from_secs(1);

pub struct Progress {
    output: Output,
    build: RefCell<Option<Build>>,
}

/// The build under way.
struct Build {
    bar: ProgressBar,
    last_line: Instant,
    /// The process it waits for, and how often it was seen.
    blocker: Option<(Blocker, u32)>,
    /// Its current phase.
    phase: Option<String>,
    phase_began: Instant,
}

/// An event on standard error, one JSON object on each line.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Event<'a> {
    /// Another migration runs.
    Waiting {
        message: &'a str,
    },
    /// Something else that was done, or is about to be.
    Noted {
        message: &'a str,
    },
    Applied {
        entry: Applied<'a>,
        took_ms: u64,
    },
    /// A lock was not granted in time; it is requested again after a pause.
    LockTimedOut {
        what: &'a str,
        blocker: Option<&'a Blocker>,
        tried: u32,
        tries: u32,
        pause_ms: u64,
    },
    /// Indexes on tables that are not in use yet.
    Built {
        indexes: usize,
        took_ms: u64,
    },
    Changing {
        #[serde(flatten)]
        change: &'a IndexChange,
    },
    Building {
        name: &'a str,
        #[serde(flatten)]
        so_far: &'a BuildProgress,
        blocker: Option<&'a Blocker>,
        left_ms: Option<u64>,
    },
    Changed {
        #[serde(flatten)]
        change: &'a IndexChange,
        took_ms: u64,
    },
}

/// A version or view. A nested object, because the event has its own `version`.
#[derive(Serialize)]
struct Applied<'a> {
    phase: Phase,
    version: i32,
    name: &'a str,
}

impl Progress {
    pub fn new(output: Output) -> Progress {
        Progress { output, build: RefCell::new(None) }
    }

    pub fn hear(&self, step: &MigrationEvent) {
        let left = self.keep_track(step);
        if self.output.is_json() {
            self.output.event("migrate.event", &event(step, left));
        } else {
            self.say(step, left);
        }
    }

    /// Tracks the current build; returns the time left in its phase, if it can be estimated.
    fn keep_track(&self, step: &MigrationEvent) -> Option<Duration> {
        match step {
            MigrationEvent::Changing(change) => {
                let bar = self.output.progress_phases(&format!("index {}", change.name));
                let now = Instant::now();
                let build = Build { bar, last_line: now, blocker: None, phase: None, phase_began: now };
                *self.build.borrow_mut() = Some(build);
                None
            }
            MigrationEvent::Building(_, so_far, _) => self.build.borrow_mut().as_mut()?.left(so_far),
            _ => None,
        }
    }

    fn say(&self, step: &MigrationEvent, left: Option<Duration>) {
        match step {
            MigrationEvent::Waiting(text) | MigrationEvent::Noted(text) => self.output.note(text),
            MigrationEvent::Applied(entry, took) => {
                self.output.note(format_args!("applied {} in {}", entry.label(), style::duration(*took)));
            }
            MigrationEvent::LockTimedOut(what, LockConflict { blocker, tried, tries, pause }) => {
                let blocker = blocker.map_or_else(String::new, |blocker| format!(", blocked by {blocker}"));
                self.output.note(format_args!(
                    "could not get the lock for {what}{blocker}; trying again in {} ({tried} of {tries})",
                    style::duration(*pause)
                ));
            }
            MigrationEvent::Built(number, took) => {
                let indexes = style::count(*number, "index", "indexes");
                self.output.note(format_args!("built {indexes} in {}", style::duration(*took)));
            }
            MigrationEvent::Changing(change) => {
                if change.action == Action::Rebuild {
                    self.output.note(format_args!("index {} is invalid: dropping it first", change.name));
                }
            }
            MigrationEvent::Building(name, so_far, blocker) => self.building(name, so_far, *blocker, left),
            MigrationEvent::Changed(change, took) => {
                self.build.borrow_mut().take();
                self.output.note(format_args!("{} in {}", done(change), style::duration(*took)));
            }
        }
    }

    fn building(
        &self,
        name: &str,
        so_far: &BuildProgress,
        blocker: Option<&Blocker>,
        left: Option<Duration>,
    ) {
        let mut build = self.build.borrow_mut();
        let Some(build) = build.as_mut() else { return };
        let how_far = how_far(so_far, left);
        // A bar needs a length above 0.
        build.bar.set_length(so_far.total.max(1));
        build.bar.set_position(so_far.done);
        build.bar.set_message(how_far.clone());
        let seen =
            build.blocker.take().filter(|(seen, _)| blocker.is_some_and(|blocker| seen.is_same(blocker)));
        let times = seen.map_or(1, |(_, times)| times + 1);
        build.blocker = blocker.map(|blocker| (blocker.clone(), times));
        if let (BLOCKED_SAMPLES, Some(blocker)) = (times, blocker) {
            build.bar.suspend(|| self.output.note(format_args!("index {name} waits for {blocker}")));
        }
        if build.bar.is_hidden() && build.last_line.elapsed() >= LINE_EVERY {
            self.output.note(format_args!("index {name}: {how_far}"));
            build.last_line = Instant::now();
        }
    }
}

impl Build {
    /// The time left in the phase, at its speed so far.
    fn left(&mut self, so_far: &BuildProgress) -> Option<Duration> {
        if self.phase != so_far.phase {
            self.phase.clone_from(&so_far.phase);
            self.phase_began = Instant::now();
        }
        let passed = self.phase_began.elapsed();
        let is_work = so_far.blocks_total > 0 || so_far.tuples_total > 0;
        (is_work && so_far.done > 0 && passed >= GUESS_AFTER)
            .then(|| passed.mul_f64(so_far.total.saturating_sub(so_far.done) as f64 / so_far.done as f64))
    }
}

impl Drop for Build {
    /// Clears the bar, so that the next message is printed in its position.
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// `scanning table, 1,200 of 5,000 blocks, about 12s left`.
fn how_far(so_far: &BuildProgress, left: Option<Duration>) -> String {
    let phase = so_far.phase.as_deref().unwrap_or("waiting for its table");
    // The counters still have the values of the previous phase.
    if phase.starts_with("waiting") {
        return phase.to_owned();
    }
    let phase = phase.strip_prefix("building index: ").unwrap_or(phase);
    let counted = |done, total, what: &str| match total {
        0 => String::new(),
        _ => format!(", {} of {} {what}", style::grouped(done), style::grouped(total)),
    };
    let blocks = counted(so_far.blocks_done, so_far.blocks_total, "blocks");
    let tuples = counted(so_far.tuples_done, so_far.tuples_total, "tuples");
    let left = left.map_or_else(String::new, |left| format!(", about {} left", style::duration(left)));
    format!("{phase}{blocks}{tuples}{left}")
}

fn event<'a>(step: &'a MigrationEvent, left: Option<Duration>) -> Event<'a> {
    let ms = |duration: &Duration| duration.as_millis() as u64;
    match step {
        MigrationEvent::Waiting(message) => Event::Waiting { message },
        MigrationEvent::Noted(message) => Event::Noted { message },
        MigrationEvent::Applied(Migration { phase, version, name, .. }, took) => {
            Event::Applied { entry: Applied { phase: *phase, version: *version, name }, took_ms: ms(took) }
        }
        MigrationEvent::LockTimedOut(what, LockConflict { blocker, tried, tries, pause }) => {
            Event::LockTimedOut { what, blocker: *blocker, tried: *tried, tries: *tries, pause_ms: ms(pause) }
        }
        MigrationEvent::Built(indexes, took) => Event::Built { indexes: *indexes, took_ms: ms(took) },
        MigrationEvent::Changing(change) => Event::Changing { change },
        MigrationEvent::Building(name, so_far, blocker) => {
            Event::Building { name, so_far, blocker: *blocker, left_ms: left.as_ref().map(ms) }
        }
        MigrationEvent::Changed(change, took) => Event::Changed { change, took_ms: ms(took) },
    }
}

fn done(change: &IndexChange) -> String {
    let verb = match change.action {
        Action::Build => "built",
        Action::Rebuild => "rebuilt",
        Action::Record => "recorded",
        Action::Drop => "dropped",
    };
    format!("{verb} index {}", change.name)
}
