//! Health checks of a live database: the program's reads, indexes and tables, its queues and workers, and the
//! server's memory, connections and transaction ids.
//!
//! Reads only, and counts nothing that grows with the history: it reads the server's counters, the heads of
//! queues and the newest rows. Each file has a group of checks; a pure function beside the bounds evaluates
//! each of them.
//!
//! - [`queries`]: how long the program's own reads take.
//! - [`indexes`]: broken and unused indexes.
//! - [`attempts`]: failures, retries and backoff, and how long a step waits for its claim.
//! - [`workers`]: queues, and the workers that serve them.
//! - [`tables`]: dead rows, autovacuum, statistics.
//! - [`server`]: memory, connections, transaction ids, and the transactions that hold up vacuum.
//! - [`upkeep`]: waiting sessions, replication, sequences, collations.
//! - [`jobs`]: the jobs of the upkeep, and the growth of the database.
//! - [`wal`]: checkpoints, and what they add to the write-ahead log.
//! - [`access`]: who else may create in the schema, and whether rows are hidden.
//! - [`sample`]: whether the newest tasks agree with their history.

mod access;
mod attempts;
mod indexes;
mod jobs;
mod queries;
mod sample;
mod server;
mod tables;
mod upkeep;
mod wal;
mod workers;

use std::time::Duration;

use jiff::Timestamp;
use tokio_postgres::error::SqlState;

use crate::db::queries::server::{Writes, pin_settings, writes};
use crate::db::{Session, Target, sqlstate};
use crate::error::{Result, one_line, server_error};
use crate::model::health::{BoundOverride, HealthCheck, Reading, Report, Status};

/// The longest that one statement can take: the check must not load an ailing server.
const QUERY_TIMEOUT: Duration = Duration::from_secs(10);

/// Which checks to run, with which bounds.
#[derive(Clone, Debug)]
pub struct Options {
    /// The longest that one of the program's own reads can take before it fails.
    pub budget: Duration,
    /// Checks to leave out.
    pub skip: Vec<HealthCheck>,
    /// Bounds other than the defaults; for one check the last one counts.
    pub bounds: Vec<BoundOverride>,
    /// The size of the disk that the database may fill, in bytes.
    pub disk_bytes: Option<u64>,
}

impl Default for Options {
    fn default() -> Self {
        Options { budget: Duration::from_millis(100), skip: Vec::new(), bounds: Vec::new(), disk_bytes: None }
    }
}

/// Checks that share their statements.
#[derive(Clone, Copy)]
enum Group {
    Queries,
    Indexes,
    Attempts,
    Workers,
    Tables,
    Server,
    Upkeep,
    Jobs,
    Wal,
    Access,
    Sample,
}

/// The checks of each group.
const GROUPS: [(Group, &[HealthCheck]); 11] = [
    (Group::Queries, &[HealthCheck::QueryTime]),
    (Group::Indexes, &[HealthCheck::IndexesValid, HealthCheck::IndexesUnused]),
    (
        Group::Attempts,
        &[
            HealthCheck::FailureRate,
            HealthCheck::FailedForGood,
            HealthCheck::BackoffRespected,
            HealthCheck::BackoffOverdue,
            HealthCheck::ClaimLag,
        ],
    ),
    (
        Group::Workers,
        &[
            HealthCheck::OldestReady,
            HealthCheck::QueuesServed,
            HealthCheck::WorkersAlive,
            HealthCheck::ClaimsRun,
        ],
    ),
    (
        Group::Tables,
        &[HealthCheck::CacheHits, HealthCheck::DeadTuples, HealthCheck::Vacuum, HealthCheck::Statistics],
    ),
    (
        Group::Server,
        &[HealthCheck::Spills, HealthCheck::Horizon, HealthCheck::Wraparound, HealthCheck::Connections],
    ),
    (
        Group::Upkeep,
        &[
            HealthCheck::BlockedSessions,
            HealthCheck::ReplicationLag,
            HealthCheck::WalKept,
            HealthCheck::Sequences,
            HealthCheck::Collations,
        ],
    ),
    (
        Group::Jobs,
        &[HealthCheck::CountsFolded, HealthCheck::UpkeepJobs, HealthCheck::Retention, HealthCheck::DiskLeft],
    ),
    (Group::Wal, &[HealthCheck::Checkpoints]),
    (Group::Access, &[HealthCheck::SchemaOpen, HealthCheck::RowSecurity]),
    (Group::Sample, &[HealthCheck::Consistency]),
];

impl Group {
    async fn readings(
        self,
        session: &mut Session,
        target: &Target,
        schema: &str,
        options: &Options,
    ) -> Result<Vec<Reading>> {
        match self {
            Group::Queries => queries::readings(session, options.budget).await,
            Group::Indexes => indexes::readings(session, target, schema).await,
            Group::Attempts => attempts::readings(session).await,
            Group::Workers => workers::readings(session).await,
            Group::Tables => tables::readings(session, schema).await,
            Group::Server => server::readings(session, target).await,
            Group::Upkeep => upkeep::readings(session, target).await,
            Group::Jobs => jobs::readings(session, schema, options.disk_bytes).await,
            Group::Wal => wal::readings(session).await,
            Group::Access => access::readings(session, schema).await,
            Group::Sample => sample::readings(session).await,
        }
    }
}

/// Runs every check that is not skipped, in the order of [`HealthCheck::ALL`].
///
/// When the server refuses a statement, its checks are unchecked and the others still run.
///
/// # Errors
/// Those of a lost connection.
pub async fn check(
    session: &mut Session,
    target: &Target,
    schema: &str,
    options: &Options,
) -> Result<Report> {
    let is_wanted = |check: &HealthCheck| !options.skip.contains(check);
    let mut checks = Vec::new();
    for (group, of_group) in GROUPS {
        if !of_group.iter().any(is_wanted) {
            continue;
        }
        match group.readings(session, target, schema, options).await {
            Ok(readings) => checks.extend(readings),
            Err(error) if is_refusal(&error) => {
                checks.extend(of_group.iter().map(|&check| refused(check, &error)));
            }
            Err(error) => return Err(error),
        }
    }
    if writes(session).await? == Writes::Elsewhere {
        checks = checks.into_iter().map(seen_from_standby).collect();
    }
    checks.retain(|reading| is_wanted(&reading.check));
    checks.sort_by_key(|reading| reading.check);
    let settle = |reading: Reading| match options.bounds.iter().rfind(|bound| bound.check == reading.check) {
        Some(bound) => reading.held_to(bound.bounds).settled(),
        None => reading.settled(),
    };
    let checks = checks.into_iter().map(settle).collect();
    Ok(Report { as_of: Timestamp::now(), checks })
}

/// Checks of counters that only the primary has: a standby counts its own reads.
const OF_THE_PRIMARY: [HealthCheck; 6] = [
    HealthCheck::IndexesUnused,
    HealthCheck::DeadTuples,
    HealthCheck::Vacuum,
    HealthCheck::Statistics,
    HealthCheck::Horizon,
    HealthCheck::Checkpoints,
];

/// A check of the primary's counters does not pass on a standby, which may also leave an index unread that
/// the primary reads.
fn seen_from_standby(reading: Reading) -> Reading {
    let knows = reading.status > Status::Pass && reading.check != HealthCheck::IndexesUnused;
    if knows || !OF_THE_PRIMARY.contains(&reading.check) {
        return reading;
    }
    let fix = format!("run the check on the primary, or skip it: --skip {}", reading.check.as_str());
    Reading::unchecked(reading.check, "this server is a standby; only its primary counts this", Some(fix))
}

/// Returns whether the server answered with an error.
fn is_refusal(error: &anyhow::Error) -> bool {
    server_error(error).is_some_and(|error| error.as_db_error().is_some() && !sqlstate::is_disconnect(error))
}

fn refused(check: HealthCheck, error: &anyhow::Error) -> Reading {
    let code = server_error(error).and_then(|error| error.code());
    let fix = (code == Some(&SqlState::INSUFFICIENT_PRIVILEGE))
        .then(|| "grant the role the privileges of tasker_reader in docs/privileges.md".to_owned());
    Reading::unchecked(check, one_line(error), fix)
}

/// Does `work` in a transaction that sees one point in time and cannot write, each statement under a timeout.
async fn read<T>(
    session: &mut Session,
    timeout: Duration,
    work: impl AsyncFnOnce(&Session) -> Result<T>,
) -> Result<T> {
    let timeout = format!("{}ms", timeout.as_millis().max(1));
    session
        .snapshot(async |session| {
            pin_settings(session, &["statement_timeout"], &[&timeout]).await?;
            work(session).await
        })
        .await
}

/// A share; of nothing it is none.
fn share(part: i64, whole: i64) -> f64 {
    if whole <= 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_looked_at_by_one_group() {
        let mut looked_at: Vec<HealthCheck> =
            GROUPS.iter().flat_map(|(_, checks)| *checks).copied().collect();
        looked_at.sort();
        assert_eq!(looked_at, HealthCheck::ALL);
    }
}
