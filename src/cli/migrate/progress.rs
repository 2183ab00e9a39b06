//! What a migration says while it runs: a line for each thing done, and for a
//! build that takes its time how far it is and for whom it waits.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use indicatif::ProgressBar;

use crate::db::queries::build_progress::BuildProgress;
use crate::migrate::Step;
use crate::migrate::indexes::{Action, IndexChange};
use crate::report::{Output, style};

/// Between two lines about one build where nobody watches a bar.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// A blocker is worth a line once it has been met this often, half a second apart.
const PATIENCE: u32 = 2;

pub struct Progress {
    output: Output,
    build: RefCell<Option<Build>>,
}

/// The build under way.
struct Build {
    bar: ProgressBar,
    last_line: Instant,
    /// The process it waits for, and how often that was seen.
    blocker: Option<(i32, u32)>,
}

impl Progress {
    pub fn new(output: Output) -> Progress {
        Progress { output, build: RefCell::new(None) }
    }

    pub fn hear(&self, step: &Step) {
        match step {
            Step::Waiting(text) => self.output.note(text),
            Step::Applied(entry, took) => {
                self.output.note(format_args!("applied {} in {}", entry.label(), style::duration(*took)));
            }
            Step::Built(number, took) => {
                let indexes = style::count(*number, "index", "indexes");
                self.output.note(format_args!("built {indexes} in {}", style::duration(*took)));
            }
            Step::Changing(change) => {
                if change.action == Action::Rebuild {
                    self.output.note(format_args!("index {} is invalid: dropping it first", change.name));
                }
                let bar = self.output.progress_phases(change.name);
                *self.build.borrow_mut() = Some(Build { bar, last_line: Instant::now(), blocker: None });
            }
            Step::Building(name, so_far) => self.building(name, so_far),
            Step::Changed(change, took) => {
                if let Some(build) = self.build.borrow_mut().take() {
                    build.bar.finish_and_clear();
                }
                self.output.note(format_args!("{} in {}", done(change), style::duration(*took)));
            }
        }
    }

    fn building(&self, name: &str, so_far: &BuildProgress) {
        let mut build = self.build.borrow_mut();
        let Some(build) = build.as_mut() else { return };
        let phase = so_far.phase.as_deref().unwrap_or("waiting for its table");
        // Of nothing to do, nothing is done.
        build.bar.set_length(so_far.total.max(1));
        build.bar.set_position(so_far.done);
        build.bar.set_message(format!("{name}: {phase}"));
        build.blocker = so_far.blocker.as_ref().map(|blocker| {
            let seen = build.blocker.filter(|(pid, _)| *pid == blocker.pid).map_or(0, |(_, seen)| seen);
            (blocker.pid, seen + 1)
        });
        if let (Some((_, PATIENCE)), Some(blocker)) = (build.blocker, &so_far.blocker) {
            build.bar.suspend(|| {
                self.output.note(format_args!("index {name} waits for {blocker}"));
            });
        }
        if build.bar.is_hidden() && build.last_line.elapsed() >= LINE_EVERY {
            let share = match so_far.total {
                0 => String::new(),
                total => format!(", {}%", so_far.done * 100 / total),
            };
            self.output.note(format_args!("index {name}: {phase}{share}"));
            build.last_line = Instant::now();
        }
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
