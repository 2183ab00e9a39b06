//! Durations as people write them.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

/// The units that humantime reads.
const UNITS: &str = "nanos|nsec|ns|usec|us|µs|millis|msec|ms|seconds|second|secs|sec|s|minutes|minute|mins|min|m|\
                     hours|hour|hrs|hr|h|days|day|d|weeks|week|wks|wk|w|months|month|M|years|year|yrs|yr|y";

/// A duration written as people write it: `30s`, `2m 30s`, `1h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HumanDuration(pub Duration);

impl fmt::Display for HumanDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        humantime::format_duration(self.0).fmt(f)
    }
}

impl FromStr for HumanDuration {
    type Err = humantime::DurationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        humantime::parse_duration(text).map(HumanDuration)
    }
}

impl Serialize for HumanDuration {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HumanDuration {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|error| {
            serde::de::Error::custom(format_args!(
                "bad duration {text:?}: {error}; write it as 500ms, 30s or 2m 30s"
            ))
        })
    }
}

impl JsonSchema for HumanDuration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema("duration", "A duration such as 500ms, 30s, 2m 30s or 1h.", &["500ms", "30s", "2m 30s"])
    }
}

/// The schema of a duration for which something is kept: up to a century.
pub fn age(_: &mut SchemaGenerator) -> Schema {
    schema("age", "A duration such as 12h, 30d or 2years.", &["12h", "30d", "2years"])
}

fn schema(format: &str, description: &str, examples: &[&str]) -> Schema {
    let part = format!(r"[0-9]+(\.[0-9]+)?\s*({UNITS})\s*");
    schemars::json_schema!({
        "type": "string",
        "pattern": format!(r"^\s*({part})+$"),
        "format": format,
        "description": description,
        "examples": examples,
    })
}
