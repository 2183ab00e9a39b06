//! The log: what the parts of the program report by `tracing`, on standard error, in the format of the answer.
//!
//! A warning that repeats is printed once a minute, with the number of its repetitions.

use std::fmt::{self, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::Serialize;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::report::{Output, style};

/// The interval between two lines of the same words.
const REPEATED_EVERY: Duration = Duration::from_secs(60);
/// The lines known by their words; the oldest makes room for the next one.
const KNOWN: usize = 64;

/// Starts the log of the process; `verbose` is the number of `-v`.
pub fn start(verbose: u8, output: Output) {
    let filter = match verbose {
        0 => Targets::new().with_target("tasker", LevelFilter::WARN),
        1 => Targets::new().with_target("tasker", LevelFilter::INFO),
        2 => Targets::new().with_target("tasker", LevelFilter::DEBUG),
        _ => Targets::new().with_default(LevelFilter::TRACE),
    };
    let log = Log { output, repeats: Mutex::default() };
    // A second start in one process (a test) keeps the first.
    let _ = tracing_subscriber::registry().with(log.with_filter(filter)).try_init();
}

struct Log {
    output: Output,
    repeats: Mutex<Repeats>,
}

/// A line as a program reads it.
#[derive(Serialize)]
struct Line<'a> {
    at: Timestamp,
    level: &'a str,
    target: &'a str,
    message: &'a str,
    /// How often it was left out since it was printed before.
    repeated: u64,
}

impl<S: Subscriber> Layer<S> for Log {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut words = Words::default();
        event.record(&mut words);
        let (level, target) = (event.metadata().level(), event.metadata().target());
        let message = words.0;
        // Those who ask for details want each.
        let repeated = match *level <= Level::INFO {
            true => self.repeats.lock().expect("no holder panics").heard(Instant::now(), &message),
            false => Some(0),
        };
        let Some(repeated) = repeated else { return };
        if self.output.is_json() {
            let level = level.as_str().to_lowercase();
            self.output.log(&Line {
                at: Timestamp::now(),
                level: &level,
                target,
                message: &message,
                repeated,
            });
            return;
        }
        let again = match repeated {
            0 => String::new(),
            times => format!(" ({} since the last such line)", style::count(times as usize, "time", "times")),
        };
        let text = format!("{message}{again}");
        match *level {
            Level::ERROR | Level::WARN => self.output.warn(text),
            level => {
                self.output.findings(format_args!("{}: {target}: {text}", level.as_str().to_lowercase()));
            }
        }
    }
}

/// The message of an event, and its fields.
#[derive(Default)]
struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = match field.name() {
            "message" => write!(self.0, "{value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}

/// The newest lines and how often each has come.
#[derive(Default)]
struct Repeats(Vec<Repeat>);

struct Repeat {
    words: String,
    printed: Instant,
    left_out: u64,
}

impl Repeats {
    /// Notes a line. Returns how many like it were left out before, if this one is to be printed.
    fn heard(&mut self, now: Instant, words: &str) -> Option<u64> {
        if let Some(known) = self.0.iter_mut().find(|known| known.words == words) {
            if now.duration_since(known.printed) < REPEATED_EVERY {
                known.left_out += 1;
                return None;
            }
            known.printed = now;
            return Some(std::mem::take(&mut known.left_out));
        }
        if self.0.len() == KNOWN {
            self.0.remove(0);
        }
        self.0.push(Repeat { words: words.to_owned(), printed: now, left_out: 0 });
        Some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_repeats_is_printed_once_a_minute_with_its_number() {
        let (mut repeats, began) = (Repeats::default(), Instant::now());
        let mut printed = Vec::new();
        for fifths in 0..=600 {
            let now = began + Duration::from_millis(200) * fifths;
            printed.extend(repeats.heard(now, "locked").map(|times| (fifths / 5, times)));
        }
        assert_eq!(printed, [(0, 0), (60, 299), (120, 299)]);
        assert_eq!(repeats.heard(began, "another"), Some(0));
    }

    #[test]
    fn only_so_many_lines_are_known() {
        let (mut repeats, now) = (Repeats::default(), Instant::now());
        for number in 0..1000 {
            assert_eq!(repeats.heard(now, &format!("step {number}")), Some(0));
        }
        assert_eq!((repeats.0.len(), repeats.heard(now, "step 999")), (KNOWN, None));
    }
}
