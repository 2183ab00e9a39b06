//! The checks, with the unit of each figure.

words! {
    /// The checks.
    #[derive(Hash, PartialOrd, Ord, clap::ValueEnum)]
    #[value(rename_all = "snake_case")]
    pub enum HealthCheck {
        QueryTime = "query_time": "How long the slowest of tasker's own reads took",
        IndexesValid = "indexes_valid": "Indexes of tasker's tables that are missing, invalid or defined differently",
        IndexesUnused = "indexes_unused": "Indexes of tasker's tables that no query reads or that another index covers",
        CacheHits = "cache_hits": "Share of the pages of tasker's tables that were found in shared buffers",
        Spills = "spills": "Temporary files per transaction in the database",
        FailureRate = "failure_rate": "Share of recent attempts that failed",
        FailedForGood = "failed_for_good": "Steps that failed and will not be retried",
        BackoffRespected = "backoff_respected": "Recent attempts that started before their backoff ended",
        BackoffOverdue = "backoff_overdue": "How long the most overdue step in backoff has been due",
        OldestReady = "oldest_ready": "How long the oldest ready step has waited in a queue that is not paused",
        ClaimLag = "claim_lag": "How long steps wait for their claim: the 95th percentile of recent claims",
        QueuesServed = "queues_served": "Queues with waiting steps and no live worker",
        WorkersAlive = "workers_alive": "Workers silent past their lease",
        ClaimsRun = "claims_run": "Claims that their live workers do not run",
        DeadTuples = "dead_tuples": "Largest share of dead rows in one of tasker's tables",
        Vacuum = "vacuum": "Tasker tables that autovacuum does not keep up with",
        Statistics = "statistics": "Tasker tables with missing or stale statistics",
        Horizon = "horizon": "Age of the oldest transaction that stops vacuum from removing dead rows",
        Wraparound = "wraparound": "Share of the transaction ids used up before the server must stop",
        Connections = "connections": "Share of the connections in use",
        BlockedSessions = "blocked_sessions": "How long a session of the database has waited for a lock",
        ReplicationLag = "replication_lag": "WAL that the slowest standby has not replayed, relative to max_wal_size",
        WalKept = "wal_kept": "WAL that a replication slot keeps, relative to max_wal_size",
        Checkpoints = "checkpoints": "Share of checkpoints that were requested because the WAL had reached max_wal_size",
        Sequences = "sequences": "Share of its numbers that the fullest sequence of the database has used",
        CountsFolded = "counts_folded": "Changes of task counts that the upkeep has not added up",
        UpkeepJobs = "upkeep_jobs": "Jobs of the upkeep whose last run failed",
        Retention = "retention": "Tasks whose retention ended more than a day ago",
        DiskLeft = "disk_left": "How long the disk lasts at the growth of the last days, with --disk-size",
        Collations = "collations": "Collations whose library has changed since their indexes were built",
        SchemaOpen = "schema_open": "Other roles that may create objects in tasker's schema",
        RowSecurity = "row_security": "Tasker tables with row level security, which hides rows from workers",
        Consistency = "consistency": "Tasks among the newest whose flags, counters or queues contradict their history",
    }
}

words! {
    /// The unit of a figure.
    pub enum Unit {
        Seconds = "seconds",
        /// From 0 to 1.
        Ratio = "ratio",
        /// Things of the kind that the check is about.
        Count = "count",
    }
}

impl HealthCheck {
    pub fn unit(self) -> Unit {
        match self {
            HealthCheck::QueryTime
            | HealthCheck::BackoffOverdue
            | HealthCheck::OldestReady
            | HealthCheck::ClaimLag
            | HealthCheck::Horizon
            | HealthCheck::BlockedSessions
            | HealthCheck::DiskLeft => Unit::Seconds,
            HealthCheck::CacheHits
            | HealthCheck::Spills
            | HealthCheck::FailureRate
            | HealthCheck::DeadTuples
            | HealthCheck::Wraparound
            | HealthCheck::Connections
            | HealthCheck::ReplicationLag
            | HealthCheck::WalKept
            | HealthCheck::Checkpoints
            | HealthCheck::Sequences => Unit::Ratio,
            HealthCheck::IndexesValid
            | HealthCheck::IndexesUnused
            | HealthCheck::FailedForGood
            | HealthCheck::BackoffRespected
            | HealthCheck::QueuesServed
            | HealthCheck::WorkersAlive
            | HealthCheck::ClaimsRun
            | HealthCheck::Vacuum
            | HealthCheck::Statistics
            | HealthCheck::CountsFolded
            | HealthCheck::Retention
            | HealthCheck::UpkeepJobs
            | HealthCheck::Collations
            | HealthCheck::SchemaOpen
            | HealthCheck::RowSecurity
            | HealthCheck::Consistency => Unit::Count,
        }
    }
}

impl HealthCheck {
    /// Whether a smaller figure is worse.
    pub fn is_floor(self) -> bool {
        matches!(self, HealthCheck::CacheHits | HealthCheck::DiskLeft)
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
