//! How states, times and durations look everywhere.

use std::time::Duration;

use console::{StyledObject, style};

use crate::model::state::State;

/// The mark drawn before a step or task in this state.
pub fn mark(state: State) -> StyledObject<&'static str> {
    match state {
        State::Pending => style("○").dim(),
        State::InProgress => style("▶").cyan(),
        State::Error => style("✗").red(),
        State::Complete => style("✓").green(),
        State::ResolvedManually => style("✓").yellow(),
        State::Cancelled => style("⊘").dim(),
    }
}

/// A duration as people read it, to three digits or so: `412ms`, `1.5s`, `2m 3s`.
pub fn duration(duration: Duration) -> String {
    let rounded = match duration {
        d if d < Duration::from_millis(10) => Duration::from_micros(d.as_micros() as u64),
        d if d < Duration::from_secs(10) => Duration::from_millis(d.as_millis() as u64),
        d => Duration::from_secs(d.as_secs()),
    };
    humantime::format_duration(rounded).to_string()
}
