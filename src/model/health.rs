//! Whether a database at work is well: one line for each thing looked at, with the
//! figure, the bounds it should stay within, and what mends it.
//!
//! `docs/health.md` has an entry for each line; a test compares the two.

use jiff::Timestamp;
use serde::Serialize;

use super::nearest::nearest;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub enum Line {
    QueryTime,
    IndexesValid,
    IndexesUnused,
    CacheHits,
    Spills,
    FailureRate,
    FailedForGood,
    BackoffRespected,
    BackoffOverdue,
    OldestReady,
    ClaimLag,
    QueuesServed,
    WorkersAlive,
    DeadTuples,
    Vacuum,
    Statistics,
    Horizon,
    Wraparound,
    Connections,
    Consistency,
}

/// What the figure of a line counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Seconds,
    /// From 0 to 1.
    Ratio,
    /// Things of the kind that the line is about.
    Count,
}

impl Unit {
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::Seconds => "seconds",
            Unit::Ratio => "ratio",
            Unit::Count => "count",
        }
    }
}

impl Line {
    pub const ALL: [Line; 20] = [
        Line::QueryTime,
        Line::IndexesValid,
        Line::IndexesUnused,
        Line::CacheHits,
        Line::Spills,
        Line::FailureRate,
        Line::FailedForGood,
        Line::BackoffRespected,
        Line::BackoffOverdue,
        Line::OldestReady,
        Line::ClaimLag,
        Line::QueuesServed,
        Line::WorkersAlive,
        Line::DeadTuples,
        Line::Vacuum,
        Line::Statistics,
        Line::Horizon,
        Line::Wraparound,
        Line::Connections,
        Line::Consistency,
    ];

    /// The name, as JSON, `--skip` and metrics have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Line::QueryTime => "query_time",
            Line::IndexesValid => "indexes_valid",
            Line::IndexesUnused => "indexes_unused",
            Line::CacheHits => "cache_hits",
            Line::Spills => "spills",
            Line::FailureRate => "failure_rate",
            Line::FailedForGood => "failed_for_good",
            Line::BackoffRespected => "backoff_respected",
            Line::BackoffOverdue => "backoff_overdue",
            Line::OldestReady => "oldest_ready",
            Line::ClaimLag => "claim_lag",
            Line::QueuesServed => "queues_served",
            Line::WorkersAlive => "workers_alive",
            Line::DeadTuples => "dead_tuples",
            Line::Vacuum => "vacuum",
            Line::Statistics => "statistics",
            Line::Horizon => "horizon",
            Line::Wraparound => "wraparound",
            Line::Connections => "connections",
            Line::Consistency => "consistency",
        }
    }

    /// What the figure is, without a final period.
    pub fn meaning(self) -> &'static str {
        match self {
            Line::QueryTime => "How long the slowest of tasker's own reads took",
            Line::IndexesValid => "Indexes of tasker's tables that are missing, invalid or defined otherwise",
            Line::IndexesUnused => "Indexes of tasker's tables that nobody reads or that another one covers",
            Line::CacheHits => "Share of the pages of tasker's tables that were found in shared buffers",
            Line::Spills => "Temporary files for each transaction of the database",
            Line::FailureRate => "Share of the attempts ended of late that failed",
            Line::FailedForGood => "Steps that failed and that nothing will try again",
            Line::BackoffRespected => "Attempts of late that began before their backoff was over",
            Line::BackoffOverdue => "How long the first step in backoff has been due",
            Line::OldestReady => "How long the oldest ready step has waited in a queue that is not paused",
            Line::ClaimLag => "How long the slowest twentieth of the steps claimed of late had been ready",
            Line::QueuesServed => "Queues in which steps wait and which no live worker serves",
            Line::WorkersAlive => "Workers that are silent past their lease",
            Line::DeadTuples => "Largest share of dead rows in one of tasker's tables",
            Line::Vacuum => "Tables of tasker's that autovacuum leaves behind",
            Line::Statistics => "Tables of tasker's whose statistics are missing or stale",
            Line::Horizon => "Age of the oldest transaction that keeps dead rows from being cleaned away",
            Line::Wraparound => "Share of the transaction ids used up before the server must stop",
            Line::Connections => "Share of the connections in use",
            Line::Consistency => {
                "Tasks among the newest whose flags, counters or queues contradict their history"
            }
        }
    }

    pub fn unit(self) -> Unit {
        match self {
            Line::QueryTime | Line::BackoffOverdue | Line::OldestReady | Line::ClaimLag | Line::Horizon => {
                Unit::Seconds
            }
            Line::CacheHits
            | Line::Spills
            | Line::FailureRate
            | Line::DeadTuples
            | Line::Wraparound
            | Line::Connections => Unit::Ratio,
            Line::IndexesValid
            | Line::IndexesUnused
            | Line::FailedForGood
            | Line::BackoffRespected
            | Line::QueuesServed
            | Line::WorkersAlive
            | Line::Vacuum
            | Line::Statistics
            | Line::Consistency => Unit::Count,
        }
    }
}

impl Line {
    /// Whether a smaller figure is worse.
    pub fn is_floor(self) -> bool {
        self == Line::CacheHits
    }
}

/// Bounds that somebody chose: `oldest_ready=5m`, `cache_hits=90%,70%`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    pub line: Line,
    pub bounds: Bounds,
}

impl std::str::FromStr for Choice {
    type Err = String;

    /// Reads `LINE=FAIL` or `LINE=WARN,FAIL`, each bound in the line's unit: `90s`, `5%` or `20`.
    fn from_str(text: &str) -> Result<Choice, String> {
        let (name, bounds) = text.split_once('=').ok_or("write LINE=FAIL or LINE=WARN,FAIL")?;
        let line = Line::ALL.into_iter().find(|line| line.as_str() == name).ok_or_else(|| {
            match nearest(name, Line::ALL.iter().map(|line| line.as_str())) {
                Some(meant) => format!("there is no line {name:?}; did you mean {meant}?"),
                None => format!("there is no line {name:?}"),
            }
        })?;
        let read = |bound: &str| figure(line.unit(), bound.trim());
        let (warn, fail) = match bounds.split_once(',') {
            Some((warn, fail)) => (Some(read(warn)?), read(fail)?),
            None => (None, read(bounds)?),
        };
        if warn.is_some_and(|warn| if line.is_floor() { warn < fail } else { warn > fail }) {
            return Err("the bound that warns lies beyond the one that fails".to_owned());
        }
        Ok(Choice { line, bounds: Bounds { warn, fail: Some(fail), is_floor: line.is_floor() } })
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

/// How a line came out; worse is greater, what was not checked aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Pass,
    Warn,
    Fail,
    /// Neither good nor bad is known.
    Unchecked,
}

impl Status {
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Pass => "pass",
            Status::Warn => "warn",
            Status::Fail => "fail",
            Status::Unchecked => "unchecked",
        }
    }
}

/// From where on a figure is bad, in the line's unit.
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

    pub fn judge(&self, value: f64) -> Status {
        let is_reached =
            |bound: Option<f64>| bound.is_some_and(|at| if self.is_floor { value < at } else { value >= at });
        match (is_reached(self.fail), is_reached(self.warn)) {
            (true, _) => Status::Fail,
            (_, true) => Status::Warn,
            _ => Status::Pass,
        }
    }
}

/// One line: what was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    pub line: Line,
    pub status: Status,
    /// In the line's unit; null when it could not be measured, or there was nothing to measure.
    pub value: Option<f64>,
    pub unit: Unit,
    pub bounds: Option<Bounds>,
    /// What the figure is about: the slowest query, the table, the session; why it was not checked.
    pub detail: String,
    /// A command or an SQL statement; null where nothing is wrong.
    pub mend: Option<String>,
    /// It is at least as bad as this, whatever the figure.
    #[serde(skip)]
    least: Status,
}

impl Reading {
    /// A figure held to its bounds.
    pub fn of(line: Line, value: f64, bounds: Bounds, detail: impl Into<String>) -> Reading {
        Reading {
            line,
            status: bounds.judge(value),
            value: Some(value),
            unit: line.unit(),
            bounds: Some(bounds),
            detail: detail.into(),
            mend: None,
            least: Status::Pass,
        }
    }

    /// There is nothing that could be wrong.
    pub fn nothing(line: Line, detail: impl Into<String>) -> Reading {
        let (unit, detail) = (line.unit(), detail.into());
        let (status, least) = (Status::Pass, Status::Pass);
        Reading { line, status, value: None, unit, bounds: None, detail, mend: None, least }
    }

    /// It could not be looked at; `mend` makes it possible.
    pub fn unchecked(line: Line, why: impl Into<String>, mend: Option<String>) -> Reading {
        let (unit, detail) = (line.unit(), why.into());
        let (status, least) = (Status::Unchecked, Status::Unchecked);
        Reading { line, status, value: None, unit, bounds: None, detail, mend, least }
    }

    /// Says what to do if it is not well.
    pub fn mend(mut self, mend: impl Into<String>) -> Reading {
        self.mend = Some(mend.into());
        self
    }

    /// Makes it at least as bad as this.
    pub fn at_least(mut self, status: Status) -> Reading {
        (self.status, self.least) = (self.status.max(status), self.least.max(status));
        self
    }

    /// Holds the figure, if there is one, to other bounds.
    pub fn held_to(mut self, bounds: Bounds) -> Reading {
        if let Some(value) = self.value {
            self.status = bounds.judge(value).max(self.least);
            self.bounds = Some(bounds);
        }
        self
    }

    /// Leaves out what would mend it where nothing is wrong.
    pub fn settled(mut self) -> Reading {
        self.mend = self.mend.filter(|_| self.status != Status::Pass);
        self
    }
}

/// All lines that were asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub as_of: Timestamp,
    pub lines: Vec<Reading>,
}

impl Report {
    /// How many lines came out so.
    pub fn count(&self, status: Status) -> usize {
        self.lines.iter().filter(|reading| reading.status == status).count()
    }

    /// What the whole came to: a failure outweighs what was not checked, and that a warning.
    pub fn status(&self) -> Status {
        let ranked = [Status::Fail, Status::Unchecked, Status::Warn];
        ranked.into_iter().find(|&status| self.count(status) > 0).unwrap_or(Status::Pass)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_reached_where_they_lie() {
        let ceiling = Bounds::from(0.8, 0.95);
        let judged = [0.0, 0.79, 0.8, 0.94, 0.95, 2.0].map(|value| ceiling.judge(value));
        use Status::{Fail, Pass, Warn};
        assert_eq!(judged, [Pass, Pass, Warn, Warn, Fail, Fail]);
        let floor = Bounds::below(0.95, 0.8);
        assert_eq!(
            [1.0, 0.95, 0.94, 0.8, 0.79].map(|value| floor.judge(value)),
            [Pass, Pass, Warn, Warn, Fail]
        );
        assert_eq!(Bounds::warn_from(1.0).judge(1e9), Warn);
        assert_eq!([0.0, 1.0].map(|value| Bounds::fail_from(1.0).judge(value)), [Pass, Fail]);
    }

    #[test]
    fn what_was_not_checked_never_passes_and_hides_no_failure() {
        let of = |status| Reading { status, ..Reading::nothing(Line::Horizon, "") };
        let report = |statuses: &[Status]| Report {
            as_of: Timestamp::UNIX_EPOCH,
            lines: statuses.iter().map(|&status| of(status)).collect(),
        };
        use Status::{Fail, Pass, Unchecked, Warn};
        assert_eq!(report(&[Pass, Unchecked, Warn]).status(), Unchecked);
        assert_eq!(report(&[Unchecked, Fail]).status(), Fail);
        assert_eq!(report(&[Pass, Warn]).status(), Warn);
        assert_eq!(report(&[Pass]).status(), Pass);
    }

    #[test]
    fn chosen_bounds_are_in_the_unit_of_their_line() {
        let read = |text: &str| text.parse::<Choice>().map(|choice| (choice.line, choice.bounds));
        assert_eq!(read("oldest_ready=5m,1h"), Ok((Line::OldestReady, Bounds::from(300.0, 3_600.0))));
        assert_eq!(read("connections=50%"), Ok((Line::Connections, Bounds::fail_from(0.5))));
        assert_eq!(read("cache_hits=90%, 70%"), Ok((Line::CacheHits, Bounds::below(0.9, 0.7))));
        assert_eq!(read("vacuum=3"), Ok((Line::Vacuum, Bounds::fail_from(3.0))));
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
            Err("there is no line \"oldest_redy\"; did you mean oldest_ready?".to_owned())
        );
    }

    #[test]
    fn other_bounds_change_what_the_figure_came_to_and_nothing_else() {
        let reading = Reading::of(Line::WorkersAlive, 3.0, Bounds::warn_from(1.0), "").mend("start one");
        assert_eq!(reading.clone().held_to(Bounds::fail_from(9.0)).settled().mend, None);
        let worse = reading.at_least(Status::Fail).held_to(Bounds::fail_from(9.0));
        assert_eq!((worse.status, worse.settled().mend.as_deref()), (Status::Fail, Some("start one")));
        assert_eq!(Reading::nothing(Line::Horizon, "").held_to(Bounds::fail_from(0.0)).status, Status::Pass);
    }

    #[test]
    fn names_are_those_of_json() {
        for line in Line::ALL {
            assert_eq!(serde_json::to_value(line).expect("JSON"), line.as_str());
        }
    }
}
