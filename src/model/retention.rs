//! How long a workflow's ended tasks stay in the database.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::state::State;
use crate::yaml::HumanDuration;
use crate::yaml::duration::age;

/// How long ended tasks stay in the database, by the state in which they ended. What has no duration stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a retention")]
pub struct Retention {
    /// How long a complete task stays after its end, such as `7d`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "age")]
    pub complete: Option<HumanDuration>,
    /// How long a task in error stays, such as `90d`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "age")]
    pub error: Option<HumanDuration>,
    /// How long a cancelled task stays; the same as `error` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "age")]
    pub cancelled: Option<HumanDuration>,
    /// This many of the newest ended tasks of the workflow stay, however old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 1_000_000))]
    pub keep_last: Option<u32>,
}

impl Retention {
    /// Keeps ended tasks for a time, whatever their state.
    pub fn of_all(age: Duration) -> Retention {
        let age = Some(HumanDuration(age));
        Retention { complete: age, error: age, cancelled: age, keep_last: None }
    }

    /// How long a task stays that ended in this state; `None`: for ever.
    pub fn age(&self, state: State) -> Option<Duration> {
        let age = match state {
            State::Complete | State::ResolvedManually => self.complete,
            State::Error => self.error,
            State::Cancelled => self.cancelled.or(self.error),
            State::Pending | State::InProgress => None,
        };
        age.map(|age| age.0)
    }

    /// Whether every task stays.
    pub fn keeps_all(&self) -> bool {
        State::ALL.into_iter().all(|state| self.age(state).is_none())
    }

    /// The retention that keeps what either of the two keeps.
    #[must_use]
    pub fn or_longer(&self, other: &Retention) -> Retention {
        let longer = |state| match (self.age(state), other.age(state)) {
            (Some(one), Some(another)) => Some(HumanDuration(one.max(another))),
            _ => None,
        };
        Retention {
            complete: longer(State::Complete),
            error: longer(State::Error),
            cancelled: longer(State::Cancelled),
            keep_last: self.keep_last.max(other.keep_last),
        }
    }

    /// Before which times a task ended that has stayed long enough at `now`.
    pub fn border(&self, now: Timestamp, kept_from: Option<i64>) -> Border {
        let before = |state| self.age(state).map(|age| ago(now, age));
        Border {
            complete: before(State::Complete),
            error: before(State::Error),
            cancelled: before(State::Cancelled),
            kept_from,
        }
    }
}

/// The times before which tasks must have ended; `None`: such tasks stay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Border {
    pub complete: Option<Timestamp>,
    pub error: Option<Timestamp>,
    pub cancelled: Option<Timestamp>,
    /// Tasks from this id on stay.
    pub kept_from: Option<i64>,
}

impl Border {
    /// No task that was requested later has ended before its time.
    pub fn newest(&self) -> Option<Timestamp> {
        [self.complete, self.error, self.cancelled].into_iter().flatten().max()
    }
}

/// 0001-01-01, which PostgreSQL can store; the earliest times here it cannot.
const EARLIEST: i64 = -62_135_596_800;

/// The time so long before another, in the year 1 at the earliest.
fn ago(now: Timestamp, age: Duration) -> Timestamp {
    let earliest = Timestamp::from_second(EARLIEST).expect("a year of the calendar");
    let age = SignedDuration::try_from(age).unwrap_or(SignedDuration::MAX);
    now.checked_sub(age).map_or(earliest, |time| time.max(earliest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: u64) -> Option<HumanDuration> {
        Some(HumanDuration(Duration::from_secs(days * 86_400)))
    }

    #[test]
    fn a_cancelled_task_stays_like_one_in_error_and_what_has_no_duration_stays() {
        let retention = Retention { complete: days(7), error: days(90), ..Retention::default() };
        assert_eq!(retention.age(State::Cancelled), Some(Duration::from_secs(90 * 86_400)));
        assert_eq!(retention.age(State::Pending), None);
        let completed = Retention { complete: days(7), keep_last: Some(3), ..Retention::default() };
        assert_eq!((completed.age(State::Error), completed.age(State::Cancelled)), (None, None));
        assert!(!completed.keeps_all());
        assert!(Retention { keep_last: Some(3), ..Retention::default() }.keeps_all());
    }

    #[test]
    fn of_two_retentions_the_longer_one_of_each_state_holds() {
        let declared = Retention { complete: days(7), keep_last: Some(5), ..Retention::default() };
        let both = declared.or_longer(&Retention::of_all(Duration::from_secs(30 * 86_400)));
        assert_eq!(both, Retention { complete: days(30), keep_last: Some(5), ..Retention::default() });
    }

    #[test]
    fn no_age_is_too_long_ago() {
        let now: Timestamp = "2026-11-30T00:00:00Z".parse().expect("a time");
        assert_eq!(ago(now, Duration::from_secs(86_400)).to_string(), "2026-11-29T00:00:00Z");
        assert_eq!(ago(now, Duration::MAX).to_string(), "0001-01-01T00:00:00Z");
    }
}
