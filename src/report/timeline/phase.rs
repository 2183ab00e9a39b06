//! How phases look and are called.

use std::time::Duration;

use console::{StyledObject, style};

use crate::model::timeline::{Phase, PhaseTimes};
use crate::report::style::duration;

/// The character it is drawn with; they differ without colours too.
pub fn sign(phase: Phase) -> char {
    match phase {
        Phase::Running => '█',
        Phase::Waiting => '░',
        Phase::BackingOff => '~',
        Phase::Stuck => '✗',
        Phase::Blocked => '·',
    }
}

/// A piece of a bar in the colour of its phase.
pub fn colour<D>(phase: Phase, drawn: D) -> StyledObject<D> {
    match phase {
        Phase::Running => style(drawn).green(),
        Phase::Waiting => style(drawn).yellow(),
        Phase::BackingOff => style(drawn).magenta(),
        Phase::Stuck => style(drawn).red(),
        Phase::Blocked => style(drawn).dim(),
    }
}

/// `running 3.0s, waiting for a worker 1.2s`: the phases that took any time, the longest first.
pub fn sum(times: &PhaseTimes) -> String {
    let mut taken: Vec<(Duration, Phase)> = Phase::ALL
        .into_iter()
        .map(|phase| (times.of(phase), phase))
        .filter(|(time, _)| *time > Duration::ZERO)
        .collect();
    taken.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let taken: Vec<String> =
        taken.into_iter().map(|(time, phase)| format!("{} {}", phase.meaning(), duration(time))).collect();
    if taken.is_empty() { "no time".to_owned() } else { taken.join(", ") }
}
