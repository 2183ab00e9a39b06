//! Failures, retries and backoff of late, and how long a ready step waits for its claim.

use super::{QUERY_TIMEOUT, read, share};
use crate::db::Session;
use crate::db::queries::steps::{
    FailedForGood, OverdueStep, RecentAttempts, failed_for_good, overdue_backoff, recent_attempts,
};
use crate::error::{Result, TASKER};
use crate::model::health::{Bounds, HealthCheck, Reading};

/// "Recent" is the newest transitions, none older than this.
const TRANSITIONS: i64 = 1_000;
const SECONDS: f64 = 900.0;
/// Fewer attempts are too few for a rate.
const FEWEST_ATTEMPTS: i64 = 20;
/// Failures read.
const FAILURES: i64 = 5_000;

/// A retry storm: retries keep failing.
const FAILURE_RATE: Bounds = Bounds::from(0.2, 0.5);
const FAILED_FOR_GOOD: Bounds = Bounds::from(1.0, 1_000.0);
const BACKOFF_RESPECTED: Bounds = Bounds::fail_from(1.0);
/// A worker promotes every second.
const BACKOFF_OVERDUE: Bounds = Bounds::from(60.0, 600.0);
const CLAIM_LAG: Bounds = Bounds::from(10.0, 60.0);

pub(super) async fn readings(session: &mut Session) -> Result<Vec<Reading>> {
    let (recent, failed, overdue) = read(session, QUERY_TIMEOUT, async |session| {
        Ok((
            recent_attempts(session, TRANSITIONS, SECONDS).await?,
            failed_for_good(session, FAILURES).await?,
            overdue_backoff(session).await?,
        ))
    })
    .await?;
    Ok(vec![failure_rate(&recent), failures(failed), respected(&recent), due(overdue), lag(&recent)])
}

fn failure_rate(recent: &RecentAttempts) -> Reading {
    let detail = format!("{} of the {} recent attempts", recent.failures, recent.attempts);
    if recent.attempts < FEWEST_ATTEMPTS {
        return Reading::nothing(HealthCheck::FailureRate, detail);
    }
    let rate = share(recent.failures, recent.attempts);
    Reading::of(HealthCheck::FailureRate, rate, FAILURE_RATE, detail).fix(format!("{TASKER} stuck"))
}

fn failures(failed: FailedForGood) -> Reading {
    let detail = if failed.looked_at < FAILURES {
        format!("among {} failures", failed.looked_at)
    } else {
        format!("among the last {FAILURES} failures")
    };
    Reading::of(HealthCheck::FailedForGood, failed.steps as f64, FAILED_FOR_GOOD, detail)
        .fix(format!("{TASKER} stuck"))
}

fn respected(recent: &RecentAttempts) -> Reading {
    let (detail, fix) = match recent.early_step_id {
        Some(step) => {
            (format!("step {step} was claimed too early"), format!("{TASKER} step show {step} --history"))
        }
        None => ("in recent attempts".to_owned(), String::new()),
    };
    Reading::of(HealthCheck::BackoffRespected, recent.early as f64, BACKOFF_RESPECTED, detail).fix(fix)
}

fn due(overdue: Option<OverdueStep>) -> Reading {
    match overdue {
        Some(step) => {
            let detail = format!("step {} is due but was not made ready", step.step_id);
            Reading::of(HealthCheck::BackoffOverdue, step.seconds, BACKOFF_OVERDUE, detail)
                .fix(format!("{TASKER} worker run"))
        }
        None => Reading::nothing(HealthCheck::BackoffOverdue, "none is due"),
    }
}

fn lag(recent: &RecentAttempts) -> Reading {
    match recent.lag_seconds {
        Some(seconds) => {
            let detail = format!("of {} recent claims", recent.claims);
            Reading::of(HealthCheck::ClaimLag, seconds, CLAIM_LAG, detail).fix(format!("{TASKER} worker run"))
        }
        None => Reading::nothing(HealthCheck::ClaimLag, "no recent claims"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::health::Status::{Fail, Pass, Warn};

    fn ended(attempts: i64, failures: i64) -> RecentAttempts {
        RecentAttempts { attempts, failures, ..RecentAttempts::default() }
    }

    #[test]
    fn a_rate_takes_twenty_attempts_and_a_fifth_of_them_failed() {
        let judged = [(19, 19), (20, 3), (20, 4), (100, 49), (100, 50)];
        let judged = judged.map(|(attempts, failures)| failure_rate(&ended(attempts, failures)).status);
        assert_eq!(judged, [Pass, Pass, Warn, Warn, Fail]);
    }

    #[test]
    fn one_step_that_failed_for_good_warns_and_a_thousand_fail() {
        let of = |steps| failures(FailedForGood { steps, looked_at: 4_000 }).status;
        assert_eq!([0, 1, 999, 1_000].map(of), [Pass, Warn, Warn, Fail]);
        assert_eq!(
            failures(FailedForGood { steps: 1, looked_at: FAILURES }).detail,
            "among the last 5000 failures"
        );
    }

    #[test]
    fn one_attempt_that_came_too_early_fails() {
        assert_eq!(respected(&RecentAttempts::default()).status, Pass);
        let early =
            respected(&RecentAttempts { early: 1, early_step_id: Some(7), ..RecentAttempts::default() });
        assert_eq!((early.status, early.fix.as_deref()), (Fail, Some("tasker step show 7 --history")));
    }

    #[test]
    fn waits_are_held_to_minutes() {
        let overdue = |seconds| due(Some(OverdueStep { step_id: 1, seconds })).status;
        assert_eq!([59.0, 60.0, 599.0, 600.0].map(overdue), [Pass, Warn, Warn, Fail]);
        assert_eq!(due(None).status, Pass);
        let lagging =
            |seconds| lag(&RecentAttempts { lag_seconds: Some(seconds), ..RecentAttempts::default() }).status;
        assert_eq!([9.9, 10.0, 59.0, 60.0].map(lagging), [Pass, Warn, Warn, Fail]);
        assert_eq!(lag(&RecentAttempts::default()).status, Pass);
    }
}
