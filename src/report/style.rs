//! How states, times and durations look everywhere.

use std::time::Duration;

use console::{StyledObject, style};
use jiff::Timestamp;

use super::clean;
use crate::model::state::State;
use crate::model::step::MAX_INTERRUPTIONS;

/// The sign of a state, without its colour.
pub fn sign(state: State) -> &'static str {
    match state {
        State::Pending => "○",
        State::InProgress => "▶",
        State::Error => "✗",
        State::Complete | State::ResolvedManually => "✓",
        State::Cancelled => "⊘",
    }
}

/// The mark drawn before a step or task in this state.
pub fn mark(state: State) -> StyledObject<&'static str> {
    in_colour(state, sign(state))
}

/// How often attempts at a step did not count.
pub fn interruptions(times: i32) -> String {
    format!(
        "interrupted {}, not counted (the {MAX_INTERRUPTIONS}th interruption ends the step)",
        count(times.max(0) as usize, "time", "times")
    )
}

/// A state in the colour of its mark.
pub fn state(state: State) -> StyledObject<&'static str> {
    in_colour(state, state.as_str())
}

fn in_colour(state: State, words: &'static str) -> StyledObject<&'static str> {
    let words = style(words);
    match state {
        State::Pending | State::Cancelled => words.dim(),
        State::InProgress => words.cyan(),
        State::Error => words.red(),
        State::Complete => words.green(),
        State::ResolvedManually => words.yellow(),
    }
}

/// A duration as people read it, to two or three digits: `412ms`, `1.5s`, `2m 3s`, `3h 12m`, `4d 1h`.
pub fn duration(duration: Duration) -> String {
    let milliseconds = duration.as_millis();
    let seconds = duration.as_secs();
    let pair = |big: u64, small: u64, units: [&str; 2]| match small {
        0 => format!("{big}{}", units[0]),
        _ => format!("{big}{} {small}{}", units[0], units[1]),
    };
    match seconds {
        0 => format!("{milliseconds}ms"),
        1..10 => format!("{seconds}.{}s", milliseconds % 1000 / 100),
        10..60 => format!("{seconds}s"),
        60..3600 => pair(seconds / 60, seconds % 60, ["m", "s"]),
        3600..86_400 => pair(seconds / 3600, seconds % 3600 / 60, ["h", "m"]),
        _ => pair(seconds / 86_400, seconds % 86_400 / 3600, ["d", "h"]),
    }
}

/// A time as people read it: to the second, in UTC.
pub fn timestamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// How long before `now` a time was.
pub fn ago(at: Timestamp, now: Timestamp) -> String {
    let passed = now.duration_since(at);
    if passed.as_secs() < 1 {
        "just now".to_owned()
    } else {
        format!("{} ago", duration(passed.unsigned_abs()))
    }
}

/// A number of things, in singular or plural.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// Returns the first line of an untrusted text, at most `width` characters of it.
pub fn one_line(text: &str, width: usize) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    console::truncate_str(&clean::line(line), width, "…").into_owned()
}

/// Where a worker's process is, to follow its id: ` on host-a pid 71`; empty once its row was removed.
pub fn process(host: &Option<String>, pid: Option<i32>) -> String {
    match (host, pid) {
        (Some(host), Some(pid)) => format!(" on {} pid {pid}", one_line(host, 60)),
        _ => String::new(),
    }
}

/// A number with its thousands set apart.
pub fn grouped(number: u64) -> String {
    indicatif::HumanCount(number).to_string()
}

/// A number that may be no more than a lower bound: `10,000+`.
pub fn counted(number: i64, is_least: bool) -> String {
    let more = if is_least { "+" } else { "" };
    format!("{}{more}", grouped(number.unsigned_abs()))
}

/// Milliseconds to three digits or so: `0.452`, `5.21`, `52.1`, `1,253`.
pub fn milliseconds(milliseconds: f64) -> String {
    match milliseconds {
        ..1.0 => format!("{milliseconds:.3}"),
        ..10.0 => format!("{milliseconds:.2}"),
        ..100.0 => format!("{milliseconds:.1}"),
        _ => grouped(milliseconds.round() as u64),
    }
}

/// A size in memory, to three digits or so.
pub fn bytes(bytes: u64) -> String {
    indicatif::BinaryBytes(bytes).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_keep_two_units_at_most() {
        let drawn = |ms| duration(Duration::from_millis(ms));
        assert_eq!([drawn(0), drawn(412), drawn(1_560)], ["0ms", "412ms", "1.5s"]);
        assert_eq!([drawn(42_900), drawn(60_000), drawn(123_000)], ["42s", "1m", "2m 3s"]);
        assert_eq!([drawn(11_520_000), drawn(349_200_000)], ["3h 12m", "4d 1h"]);
    }

    #[test]
    fn milliseconds_keep_three_digits() {
        let drawn = [0.4519, 5.214, 52.06, 1253.4].map(milliseconds);
        assert_eq!(drawn, ["0.452", "5.21", "52.1", "1,253"]);
    }

    #[test]
    fn a_handlers_words_cannot_steer_the_terminal() {
        assert_eq!(one_line("\n  \u{1b}[2Jgone\nmore", 80), "\u{fffd}[2Jgone");
        assert_eq!(one_line("abcdef", 4), "abc…");
    }
}
