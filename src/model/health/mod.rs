//! Health checks of a database: the figure of each check, its bounds, and the fix.
//!
//! `docs/health.md` has an entry for each check; a test compares the two.

mod bounds;
mod check;

use jiff::Timestamp;
use serde::Serialize;

pub use bounds::{BoundOverride, Bounds};
pub use check::{HealthCheck, Unit};

words! {
    /// The status of a check; worse is greater, except that an unchecked one is no failure.
    #[derive(PartialOrd, Ord)]
    pub enum Status {
        Pass = "pass",
        Warn = "warn",
        Fail = "fail",
        /// Neither good nor bad is known.
        Unchecked = "unchecked",
    }
}

/// The result of one check.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    pub check: HealthCheck,
    pub status: Status,
    /// In the check's unit; null when it could not be measured, or there was nothing to measure.
    pub value: Option<f64>,
    pub unit: Unit,
    pub bounds: Option<Bounds>,
    /// The subject of the figure: the slowest query, the table, the session; or why it was not checked.
    pub detail: String,
    /// A command or an SQL statement; null where nothing is wrong.
    pub fix: Option<String>,
    /// It is at least as bad as this, whatever the figure.
    #[serde(skip)]
    least: Status,
}

impl Reading {
    /// A figure with its bounds.
    pub fn of(check: HealthCheck, value: f64, bounds: Bounds, detail: impl Into<String>) -> Reading {
        Reading {
            check,
            status: bounds.status_of(value),
            value: Some(value),
            unit: check.unit(),
            bounds: Some(bounds),
            detail: detail.into(),
            fix: None,
            least: Status::Pass,
        }
    }

    /// There was nothing to measure.
    pub fn nothing(check: HealthCheck, detail: impl Into<String>) -> Reading {
        let (unit, detail) = (check.unit(), detail.into());
        let (status, least) = (Status::Pass, Status::Pass);
        Reading { check, status, value: None, unit, bounds: None, detail, fix: None, least }
    }

    /// It could not run; `fix` makes it possible.
    pub fn unchecked(check: HealthCheck, why: impl Into<String>, fix: Option<String>) -> Reading {
        let (unit, detail) = (check.unit(), why.into());
        let (status, least) = (Status::Unchecked, Status::Unchecked);
        Reading { check, status, value: None, unit, bounds: None, detail, fix, least }
    }

    /// Adds the fix.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Reading {
        self.fix = Some(fix.into());
        self
    }

    /// Makes it at least as bad as this.
    #[must_use]
    pub fn at_least(mut self, status: Status) -> Reading {
        (self.status, self.least) = (self.status.max(status), self.least.max(status));
        self
    }

    /// Evaluates the figure, if there is one, by other bounds.
    #[must_use]
    pub fn held_to(mut self, bounds: Bounds) -> Reading {
        if let Some(value) = self.value {
            self.status = bounds.status_of(value).max(self.least);
            self.bounds = Some(bounds);
        }
        self
    }

    /// Removes the fix of a check that passed.
    #[must_use]
    pub fn settled(mut self) -> Reading {
        self.fix = self.fix.filter(|_| self.status != Status::Pass);
        self
    }
}

/// All requested checks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub as_of: Timestamp,
    pub checks: Vec<Reading>,
}

impl Report {
    /// How many checks came out so.
    pub fn count(&self, status: Status) -> usize {
        self.checks.iter().filter(|reading| reading.status == status).count()
    }

    /// Returns the overall status: a failure outweighs an unchecked check, which outweighs a warning.
    pub fn status(&self) -> Status {
        let ranked = [Status::Fail, Status::Unchecked, Status::Warn];
        ranked.into_iter().find(|&status| self.count(status) > 0).unwrap_or(Status::Pass)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_checked_never_passes_and_hides_no_failure() {
        let of = |status| Reading { status, ..Reading::nothing(HealthCheck::Horizon, "") };
        let report = |statuses: &[Status]| Report {
            as_of: Timestamp::UNIX_EPOCH,
            checks: statuses.iter().map(|&status| of(status)).collect(),
        };
        use Status::{Fail, Pass, Unchecked, Warn};
        assert_eq!(report(&[Pass, Unchecked, Warn]).status(), Unchecked);
        assert_eq!(report(&[Unchecked, Fail]).status(), Fail);
        assert_eq!(report(&[Pass, Warn]).status(), Warn);
        assert_eq!(report(&[Pass]).status(), Pass);
    }

    #[test]
    fn other_bounds_change_what_the_figure_came_to_and_nothing_else() {
        let reading =
            Reading::of(HealthCheck::WorkersAlive, 3.0, Bounds::warn_from(1.0), "").fix("start one");
        assert_eq!(reading.clone().held_to(Bounds::fail_from(9.0)).settled().fix, None);
        let worse = reading.at_least(Status::Fail).held_to(Bounds::fail_from(9.0));
        assert_eq!((worse.status, worse.settled().fix.as_deref()), (Status::Fail, Some("start one")));
        assert_eq!(
            Reading::nothing(HealthCheck::Horizon, "").held_to(Bounds::fail_from(0.0)).status,
            Status::Pass
        );
    }
}
