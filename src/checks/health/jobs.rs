//! The upkeep: whether its jobs run, whether expired tasks go, and how long the disk lasts.

use std::time::Duration;

use jiff::SignedDuration;

use super::{QUERY_TIMEOUT, read};
use crate::archive::due::Walk;
use crate::archive::policy::{self, Configured};
use crate::db::Session;
use crate::db::queries::counts::{CountingState, counting_state};
use crate::db::queries::server::{Growth, clock, growth};
use crate::db::queries::upkeep::{JobRun, UpkeepLease, list_jobs, upkeep_lease};
use crate::error::{Result, TASKER};
use crate::model::health::{Bounds, HealthCheck, Reading};

/// The most deltas that are counted.
const MOST_DELTAS: i64 = 100_000;
/// Of fewer tasks, or a shorter time, the growth is a guess.
const FEWEST_TASKS: i64 = 1_000;
const SHORTEST: f64 = 3_600.0;

/// Statements that look for expired tasks, each at 2,000 tasks.
const MOST_LOOKS: usize = 20;

const DAY: f64 = 86_400.0;
const MEBIBYTE: f64 = 1_048_576.0;

const COUNTS_FOLDED: Bounds = Bounds::from(20_000.0, MOST_DELTAS as f64);
const UPKEEP_JOBS: Bounds = Bounds::warn_from(1.0);
const RETENTION: Bounds = Bounds::warn_from(1.0);
const DISK_LEFT: Bounds = Bounds::below(30.0 * DAY, 7.0 * DAY);

pub(super) async fn readings(
    session: &mut Session,
    schema: &str,
    disk_bytes: Option<u64>,
) -> Result<Vec<Reading>> {
    let (counting, lease, jobs, overdue, growth) = read(session, QUERY_TIMEOUT, async |session| {
        let counting = counting_state(session, MOST_DELTAS).await?;
        let (lease, jobs) = (upkeep_lease(session).await?, list_jobs(session).await?);
        Ok((counting, lease, jobs, overdue(session).await?, growth(session, schema).await?))
    })
    .await?;
    let expired = expired(overdue.as_ref());
    Ok(vec![folded(&counting, &lease), failed(&jobs), expired, left(&growth, disk_bytes)])
}

/// Tasks that have been expired for a day, as their templates declare, among the first of each workflow: how many, and
/// one of their workflows.
async fn overdue(session: &Session) -> Result<Option<(usize, String)>> {
    let workflows = policy::read(session, &Configured::new(), None, None).await?;
    let yesterday = clock(session).await? - SignedDuration::from_hours(24);
    let mut walk = Walk::new(&workflows, yesterday);
    let mut overdue = Vec::new();
    for _ in 0..MOST_LOOKS {
        let Some(found) = walk.next(session).await? else { break };
        overdue.extend(found);
    }
    Ok(overdue.first().map(|due| (overdue.len(), workflows[due.workflow].workflow.clone())))
}

fn expired(overdue: Option<&(usize, String)>) -> Reading {
    let detail = match overdue {
        Some((_, workflow)) => format!("such as those of {workflow}"),
        None => "as the templates declare it".to_owned(),
    };
    let tasks = overdue.map_or(0, |(tasks, _)| *tasks);
    Reading::of(HealthCheck::Retention, tasks as f64, RETENTION, detail).fix(format!(
        "{TASKER} archive run --dry-run; or let the workers do it, with [archive] in tasker.toml"
    ))
}

fn folded(counting: &CountingState, lease: &UpkeepLease) -> Reading {
    let holder = match &lease.holder {
        Some(holder) => format!("{holder} does the upkeep"),
        None => "nobody does the upkeep".to_owned(),
    };
    Reading::of(HealthCheck::CountsFolded, counting.deltas as f64, COUNTS_FOLDED, holder)
        .fix(format!("{TASKER} upkeep run; or start a worker without --no-upkeep"))
}

fn failed(jobs: &[JobRun]) -> Reading {
    let failed: Vec<&JobRun> = jobs.iter().filter(|job| job.failure.is_some()).collect();
    let detail = match failed.first() {
        None => format!("of {} that have run", jobs.len()),
        Some(job) => format!("{}: {}", job.job, job.failure.as_deref().unwrap_or_default()),
    };
    Reading::of(HealthCheck::UpkeepJobs, failed.len() as f64, UPKEEP_JOBS, detail)
        .fix(format!("{TASKER} upkeep status"))
}

/// What the database grows by in a day, in bytes, if that can be said.
fn a_day(growth: &Growth) -> Option<f64> {
    let tasks = growth.tasks.filter(|tasks| *tasks >= FEWEST_TASKS)?;
    let seconds = growth.seconds.filter(|seconds| *seconds >= SHORTEST)?;
    Some(growth.added_tasks? as f64 / seconds * DAY * growth.bytes as f64 / tasks as f64)
}

fn left(growth: &Growth, disk_bytes: Option<u64>) -> Reading {
    let check = HealthCheck::DiskLeft;
    let size = format!("{:.0} MiB", growth.bytes as f64 / MEBIBYTE);
    let Some(a_day) = a_day(growth) else {
        return Reading::nothing(
            check,
            format!("{size}; too few tasks, or too short a time, to tell the growth"),
        );
    };
    let detail =
        format!("{size}, and {:.0} MiB more a day with the tasks of the last days", a_day / MEBIBYTE);
    let Some(disk) = disk_bytes else {
        return Reading::nothing(check, format!("{detail}; --disk-size tells how long the disk lasts"));
    };
    let bytes = (disk as f64 - growth.bytes as f64).max(0.0);
    // Nothing grows: it lasts for as long as can be written.
    let seconds =
        if a_day > 0.0 { (bytes / a_day * DAY).min(Duration::MAX.as_secs_f64() / 1e12) } else { 1e7 };
    Reading::of(check, seconds.round(), DISK_LEFT, detail)
        .fix("enlarge the disk, or delete the history of old tasks")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::health::Status::{Fail, Pass, Warn};

    #[test]
    fn deltas_pile_up_without_an_upkeep() {
        let of = |deltas| {
            let counting = CountingState { is_filled: true, deltas, seconds_since_fold: 1.0 };
            folded(&counting, &UpkeepLease::default())
        };
        assert_eq!([19_999, 20_000, 100_000].map(|deltas| of(deltas).status), [Pass, Warn, Fail]);
        assert_eq!(of(0).detail, "nobody does the upkeep");
    }

    #[test]
    fn the_disk_lasts_for_what_is_left_of_it_at_the_growth_of_the_last_days() {
        // A tenth of the tasks came in a day: a hundred bytes.
        let growth =
            Growth { bytes: 1_000, tasks: Some(10_000), added_tasks: Some(1_000), seconds: Some(DAY) };
        assert_eq!(a_day(&growth), Some(100.0));
        let of = |disk| left(&growth, Some(disk));
        assert_eq!([4_100, 3_900, 1_600].map(|disk| of(disk).status), [Pass, Warn, Fail]);
        assert_eq!((of(2_000).value, of(900).value), (Some(10.0 * DAY), Some(0.0)));
        assert_eq!(left(&growth, None).status, Pass);
        for unknown in [
            Growth { tasks: None, ..growth },
            Growth { seconds: Some(60.0), ..growth },
            Growth { added_tasks: None, ..growth },
        ] {
            assert_eq!((a_day(&unknown), left(&unknown, Some(1)).status), (None, Pass));
        }
    }
}
