//! What is looked at, and in which unit its figure is.

use serde::Serialize;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_json() {
        for line in Line::ALL {
            assert_eq!(serde_json::to_value(line).expect("JSON"), line.as_str());
        }
    }
}
