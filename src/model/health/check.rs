//! The checks, with the unit of each figure.

use serde::Serialize;

words! {
    /// The checks.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, clap::ValueEnum)]
    #[serde(rename_all = "snake_case")]
    #[value(rename_all = "snake_case")]
    pub enum HealthCheck {
        QueryTime = "query_time",
        IndexesValid = "indexes_valid",
        IndexesUnused = "indexes_unused",
        CacheHits = "cache_hits",
        Spills = "spills",
        FailureRate = "failure_rate",
        FailedForGood = "failed_for_good",
        BackoffRespected = "backoff_respected",
        BackoffOverdue = "backoff_overdue",
        OldestReady = "oldest_ready",
        ClaimLag = "claim_lag",
        QueuesServed = "queues_served",
        WorkersAlive = "workers_alive",
        DeadTuples = "dead_tuples",
        Vacuum = "vacuum",
        Statistics = "statistics",
        Horizon = "horizon",
        Wraparound = "wraparound",
        Connections = "connections",
        Consistency = "consistency",
    }
}

words! {
    /// The unit of a figure.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Unit {
        Seconds = "seconds",
        /// From 0 to 1.
        Ratio = "ratio",
        /// Things of the kind that the check is about.
        Count = "count",
    }
}

impl HealthCheck {
    /// Describes the figure, without a final period.
    pub fn meaning(self) -> &'static str {
        match self {
            HealthCheck::QueryTime => "How long the slowest of tasker's own reads took",
            HealthCheck::IndexesValid => {
                "Indexes of tasker's tables that are missing, invalid or defined differently"
            }
            HealthCheck::IndexesUnused => {
                "Indexes of tasker's tables that no query reads or that another index covers"
            }
            HealthCheck::CacheHits => {
                "Share of the pages of tasker's tables that were found in shared buffers"
            }
            HealthCheck::Spills => "Temporary files per transaction in the database",
            HealthCheck::FailureRate => "Share of recent attempts that failed",
            HealthCheck::FailedForGood => "Steps that failed and will not be retried",
            HealthCheck::BackoffRespected => "Recent attempts that started before their backoff ended",
            HealthCheck::BackoffOverdue => "How long the most overdue step in backoff has been due",
            HealthCheck::OldestReady => {
                "How long the oldest ready step has waited in a queue that is not paused"
            }
            HealthCheck::ClaimLag => {
                "How long steps wait for their claim: the 95th percentile of recent claims"
            }
            HealthCheck::QueuesServed => "Queues with waiting steps and no live worker",
            HealthCheck::WorkersAlive => "Workers silent past their lease",
            HealthCheck::DeadTuples => "Largest share of dead rows in one of tasker's tables",
            HealthCheck::Vacuum => "Tasker tables that autovacuum does not keep up with",
            HealthCheck::Statistics => "Tasker tables with missing or stale statistics",
            HealthCheck::Horizon => "Age of the oldest transaction that stops vacuum from removing dead rows",
            HealthCheck::Wraparound => "Share of the transaction ids used up before the server must stop",
            HealthCheck::Connections => "Share of the connections in use",
            HealthCheck::Consistency => {
                "Tasks among the newest whose flags, counters or queues contradict their history"
            }
        }
    }

    pub fn unit(self) -> Unit {
        match self {
            HealthCheck::QueryTime
            | HealthCheck::BackoffOverdue
            | HealthCheck::OldestReady
            | HealthCheck::ClaimLag
            | HealthCheck::Horizon => Unit::Seconds,
            HealthCheck::CacheHits
            | HealthCheck::Spills
            | HealthCheck::FailureRate
            | HealthCheck::DeadTuples
            | HealthCheck::Wraparound
            | HealthCheck::Connections => Unit::Ratio,
            HealthCheck::IndexesValid
            | HealthCheck::IndexesUnused
            | HealthCheck::FailedForGood
            | HealthCheck::BackoffRespected
            | HealthCheck::QueuesServed
            | HealthCheck::WorkersAlive
            | HealthCheck::Vacuum
            | HealthCheck::Statistics
            | HealthCheck::Consistency => Unit::Count,
        }
    }
}

impl HealthCheck {
    /// Whether a smaller figure is worse.
    pub fn is_floor(self) -> bool {
        self == HealthCheck::CacheHits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_json() {
        for check in HealthCheck::ALL {
            assert_eq!(serde_json::to_value(check).expect("JSON"), check.as_str());
        }
    }
}
