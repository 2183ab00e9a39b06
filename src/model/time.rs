//! Times as people write them.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// Reads a time before `now` (`90m`, `2h 30m`, `3d`), or a time itself: RFC 3339, or a date with or without a
/// time, in UTC.
///
/// # Errors
/// The text that is not valid, and examples of valid ones.
pub fn parse_since(text: &str, now: Timestamp) -> Result<Timestamp, String> {
    if let Ok(duration) = humantime::parse_duration(text) {
        let span = Span::try_from(duration).map_err(|_| format!("{text:?} is too long ago"))?;
        return now.checked_sub(span).map_err(|_| format!("{text:?} is too long ago"));
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Ok(time);
    }
    text.parse::<DateTime>()
        .and_then(|time| time.to_zoned(TimeZone::UTC))
        .map(|time| time.timestamp())
        .map_err(|_| {
            format!("{text:?} is not a valid time: write 90m, 3d, 2026-11-23 or 2026-11-23T08:00:00Z")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_counts_back_and_a_date_is_in_utc() {
        let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        let parsed = |text| parse_since(text, now).map(|time| time.to_string());
        assert_eq!(parsed("90m").as_deref(), Ok("2026-11-23T06:30:00Z"));
        assert_eq!(parsed("3d").as_deref(), Ok("2026-11-20T08:00:00Z"));
        assert_eq!(parsed("2026-11-20").as_deref(), Ok("2026-11-20T00:00:00Z"));
        assert_eq!(parsed("2026-11-20 06:30").as_deref(), Ok("2026-11-20T06:30:00Z"));
        assert_eq!(parsed("2026-11-20T06:30:00+02:00").as_deref(), Ok("2026-11-20T04:30:00Z"));
        assert!(parsed("yesterday").is_err());
        assert!(parsed("100000000y").is_err());
    }
}
