//! The bounds from which a figure is bad: the defaults, and the user's.

use serde::Serialize;

use super::{HealthCheck, Status, Unit};
use crate::text::suggest::nearest;

/// From where on a figure is bad, in the check's unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bounds {
    pub warn: Option<f64>,
    pub fail: Option<f64>,
    /// Whether less is worse.
    pub is_floor: bool,
}

impl Bounds {
    /// Bad from `warn` on, worse from `fail` on.
    pub const fn from(warn: f64, fail: f64) -> Bounds {
        Bounds { warn: Some(warn), fail: Some(fail), is_floor: false }
    }

    pub const fn warn_from(warn: f64) -> Bounds {
        Bounds { warn: Some(warn), fail: None, is_floor: false }
    }

    pub const fn fail_from(fail: f64) -> Bounds {
        Bounds { warn: None, fail: Some(fail), is_floor: false }
    }

    /// Bad below `warn`, worse below `fail`.
    pub const fn below(warn: f64, fail: f64) -> Bounds {
        Bounds { warn: Some(warn), fail: Some(fail), is_floor: true }
    }

    pub fn status_of(&self, value: f64) -> Status {
        let is_reached =
            |bound: Option<f64>| bound.is_some_and(|at| if self.is_floor { value < at } else { value >= at });
        match (is_reached(self.fail), is_reached(self.warn)) {
            (true, _) => Status::Fail,
            (_, true) => Status::Warn,
            _ => Status::Pass,
        }
    }
}

/// A bound set by the user: `oldest_ready=5m`, `cache_hits=90%,70%`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundOverride {
    pub check: HealthCheck,
    pub bounds: Bounds,
}

impl std::str::FromStr for BoundOverride {
    type Err = String;

    /// Reads `CHECK=FAIL` or `CHECK=WARN,FAIL`, each bound in the check's unit: `90s`, `5%` or `20`.
    fn from_str(text: &str) -> Result<BoundOverride, String> {
        let (name, bounds) = text.split_once('=').ok_or("write CHECK=FAIL or CHECK=WARN,FAIL")?;
        let check =
            HealthCheck::ALL.into_iter().find(|check| check.as_str() == name).ok_or_else(
                || match nearest(name, HealthCheck::ALL.iter().map(|check| check.as_str())) {
                    Some(meant) => format!("there is no check {name:?}; did you mean {meant}?"),
                    None => format!("there is no check {name:?}"),
                },
            )?;
        let read = |bound: &str| figure(check.unit(), bound.trim());
        let (warn, fail) = match bounds.split_once(',') {
            Some((warn, fail)) => (Some(read(warn)?), read(fail)?),
            None => (None, read(bounds)?),
        };
        if warn.is_some_and(|warn| if check.is_floor() { warn < fail } else { warn > fail }) {
            return Err("the warning bound is beyond the failure bound".to_owned());
        }
        Ok(BoundOverride { check, bounds: Bounds { warn, fail: Some(fail), is_floor: check.is_floor() } })
    }
}

fn figure(unit: Unit, text: &str) -> Result<f64, String> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
    let read = match unit {
        Unit::Seconds => humantime::parse_duration(text).ok().map(|duration| duration.as_secs_f64()),
        Unit::Ratio => text.strip_suffix('%').and_then(number).map(|percent| percent / 100.0),
        Unit::Count => number(text),
    };
    let example = match unit {
        Unit::Seconds => "a duration: 90s, 5m",
        Unit::Ratio => "a percentage: 5%",
        Unit::Count => "a number: 20",
    };
    read.ok_or_else(|| format!("{text:?} is not {example}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_reached_where_they_lie() {
        let ceiling = Bounds::from(0.8, 0.95);
        let judged = [0.0, 0.79, 0.8, 0.94, 0.95, 2.0].map(|value| ceiling.status_of(value));
        use Status::{Fail, Pass, Warn};
        assert_eq!(judged, [Pass, Pass, Warn, Warn, Fail, Fail]);
        let floor = Bounds::below(0.95, 0.8);
        assert_eq!(
            [1.0, 0.95, 0.94, 0.8, 0.79].map(|value| floor.status_of(value)),
            [Pass, Pass, Warn, Warn, Fail]
        );
        assert_eq!(Bounds::warn_from(1.0).status_of(1e9), Warn);
        assert_eq!([0.0, 1.0].map(|value| Bounds::fail_from(1.0).status_of(value)), [Pass, Fail]);
    }

    #[test]
    fn chosen_bounds_are_in_the_unit_of_their_line() {
        let read = |text: &str| text.parse::<BoundOverride>().map(|bound| (bound.check, bound.bounds));
        assert_eq!(read("oldest_ready=5m,1h"), Ok((HealthCheck::OldestReady, Bounds::from(300.0, 3_600.0))));
        assert_eq!(read("connections=50%"), Ok((HealthCheck::Connections, Bounds::fail_from(0.5))));
        assert_eq!(read("cache_hits=90%, 70%"), Ok((HealthCheck::CacheHits, Bounds::below(0.9, 0.7))));
        assert_eq!(read("vacuum=3"), Ok((HealthCheck::Vacuum, Bounds::fail_from(3.0))));
        for faulty in [
            "oldest_ready",
            "oldest_ready=5",
            "connections=0.5",
            "vacuum=-1",
            "claim_lag=2m,1m",
            "cache_hits=1%,2%",
        ] {
            assert!(read(faulty).is_err(), "{faulty}");
        }
        assert_eq!(
            read("oldest_redy=5m"),
            Err("there is no check \"oldest_redy\"; did you mean oldest_ready?".to_owned())
        );
    }
}
