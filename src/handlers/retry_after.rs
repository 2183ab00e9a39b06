//! The wait a failing handler asks for, as HTTP's `Retry-After` does (RFC 9110, section 10.2.3).

use std::time::Duration;

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::value::RawValue;

use crate::model::backoff::MAX_REQUESTED;
use crate::model::jsonb::{Node, node};

/// The two obsolete forms that a recipient must accept as well.
const OBSOLETE_DATES: [&str; 2] = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];

/// Reads a number of seconds or an HTTP date: the wait from now in whole seconds,
/// at most [`MAX_REQUESTED`]. None when it is neither.
pub(super) fn parse(wait: &RawValue) -> Option<Duration> {
    parse_at(wait, Timestamp::now())
}

fn parse_at(wait: &RawValue, now: Timestamp) -> Option<Duration> {
    let seconds = match node(wait) {
        Node::Number(seconds) => seconds.parse().ok()?,
        Node::String(text) => match text.trim().parse() {
            Ok(seconds) => seconds,
            Err(_) => SignedDuration::as_secs_f64(&http_date(text.trim())?.duration_since(now)).max(0.0),
        },
        _ => return None,
    };
    // Rounded up: the other side asked us not to come back earlier.
    (seconds >= 0.0).then(|| Duration::from_secs(seconds.ceil() as u64).min(MAX_REQUESTED))
}

fn http_date(text: &str) -> Option<Timestamp> {
    let preferred = rfc2822::DateTimeParser::new().parse_timestamp(text);
    preferred.ok().or_else(|| {
        let date = OBSOLETE_DATES.iter().find_map(|format| DateTime::strptime(format, text).ok())?;
        date.to_zoned(TimeZone::UTC).ok().map(|date| date.timestamp())
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::jsonb::Json;

    fn seconds(wait: Value) -> Option<u64> {
        let now = "1994-11-06T08:49:00Z".parse().unwrap();
        parse_at(Json::from(wait).raw(), now).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds_and_all_three_forms_of_a_date_are_understood() {
        assert_eq!(seconds(json!(120)), Some(120));
        assert_eq!(seconds(json!("120")), Some(120));
        assert_eq!(seconds(json!(0.2)), Some(1));
        assert_eq!(seconds(json!("Sun, 06 Nov 1994 08:49:37 GMT")), Some(37));
        assert_eq!(seconds(json!("Sunday, 06-Nov-94 08:49:37 GMT")), Some(37));
        assert_eq!(seconds(json!("Sun Nov  6 08:49:37 1994")), Some(37));
    }

    #[test]
    fn a_past_date_is_now_and_a_far_one_is_an_hour() {
        assert_eq!(seconds(json!("Sun, 06 Nov 1994 08:00:00 GMT")), Some(0));
        assert_eq!(seconds(json!("Mon, 07 Nov 1994 08:49:37 GMT")), Some(3600));
        assert_eq!(seconds(json!(1e300)), Some(3600));
    }

    #[test]
    fn anything_else_asks_for_nothing() {
        for nonsense in [json!(-1), json!("soon"), json!("NaN"), json!(null), json!([1]), json!(true)] {
            assert_eq!(seconds(nonsense.clone()), None, "{nonsense}");
        }
    }
}
