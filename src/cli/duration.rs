//! Durations on the command line and in the configuration, each within a range that its help names.

use std::time::Duration;

use crate::error::Failure;

/// The shortest and the longest duration of one setting, as people write them.
#[derive(Clone, Copy, Debug)]
pub struct Range(&'static str, &'static str);

pub const POLL_INTERVAL: Range = Range("10ms", "1h");
pub const LEASE: Range = Range("1s", "1day");
pub const MAX_LAG: Range = Range("0s", "365days");
pub const WAIT_FOR_DATABASE: Range = Range("0s", "30days");
pub const STOP_TIMEOUT: Range = Range("0s", "30days");

/// Returns a parser of durations from `least` to `most`, as clap's own `range` does for numbers.
pub fn range(least: &'static str, most: &'static str) -> impl Fn(&str) -> Result<Duration, String> + Clone {
    let range = Range(least, most);
    move |text| range.parse(text)
}

impl Range {
    pub fn parse(self, text: &str) -> Result<Duration, String> {
        let given = humantime::parse_duration(text);
        let given = given.map_err(|error| format!("{error}; write it as 500ms, 30s or 2m 30s"))?;
        if self.holds(given) { Ok(given) } else { Err(format!("it is not from {} to {}", self.0, self.1)) }
    }

    /// Checks a duration that the configuration names.
    ///
    /// # Errors
    /// A usage [`Failure`] with the range.
    pub fn check(self, name: &str, given: Duration) -> Result<Duration, Failure> {
        if self.holds(given) {
            return Ok(given);
        }
        let shown = humantime::format_duration(given);
        Err(Failure::usage(format!("{name} cannot be {shown}"))
            .hint(format!("use from {} to {}", self.0, self.1)))
    }

    fn holds(self, given: Duration) -> bool {
        let bound = |text| humantime::parse_duration(text).expect("a bound is a duration");
        (bound(self.0)..=bound(self.1)).contains(&given)
    }
}
